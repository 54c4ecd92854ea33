namespace Orchestrator.Grains.Results.Schema;

/// <summary>
/// Epochs in the order in which they come, found by a narrow index: clustered by trial, an epoch wrote a page of its own, and every
/// few of them pages of the tree above, whose keys are whole rows there.
/// </summary>
internal static class Schema0007
{
    public static SchemaStep Step { get; } = new(7, """
        ALTER TABLE epochs RENAME TO epochs_by_trial;
        -- metrics: a JSON object whose doubles come back bit for bit; NaN and infinities are strings.
        CREATE TABLE epochs (
            experiment INTEGER NOT NULL,
            trial INTEGER NOT NULL,
            epoch INTEGER NOT NULL,
            lease INTEGER NOT NULL,
            metrics TEXT NOT NULL,
            objective REAL,
            objective_kind TEXT,
            seconds REAL,
            images_per_second REAL,
            PRIMARY KEY (experiment, trial, epoch),
            FOREIGN KEY (experiment, trial) REFERENCES trials ON DELETE CASCADE
        ) STRICT;
        INSERT INTO epochs (experiment, trial, epoch, lease, metrics, objective, objective_kind, seconds, images_per_second)
        SELECT experiment, trial, epoch, lease, metrics, objective, objective_kind, seconds, images_per_second FROM epochs_by_trial;
        DROP TABLE epochs_by_trial;
        """);
}
