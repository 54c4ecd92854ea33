namespace Orchestrator.Grains.Results.Schema;

/// <summary>Warnings: a row for each run of epochs that carried one.</summary>
internal static class Schema0002
{
    public static SchemaStep Step { get; } = new(2, """
        CREATE TABLE warnings (
            experiment INTEGER NOT NULL,
            trial INTEGER NOT NULL,
            kind TEXT NOT NULL,
            first_epoch INTEGER NOT NULL,
            last_epoch INTEGER NOT NULL,
            message TEXT NOT NULL,
            PRIMARY KEY (experiment, trial, kind, first_epoch),
            FOREIGN KEY (experiment, trial) REFERENCES trials ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        """);
}
