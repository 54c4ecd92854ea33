namespace Orchestrator.Grains.Results.Schema;

/// <summary>
/// What lists and overviews of many trials need: parameters as numbers, the newest metrics of ended trials as rows, and how many
/// trials are in each state. Triggers keep the last two, so that every way to move a trial does.
/// </summary>
internal static class Schema0005
{
    // NaN is NULL, as everywhere.
    private const string Metrics = """
        e.experiment, e.trial, m.key,
            CASE m.type WHEN 'text' THEN CASE m.atom WHEN 'Infinity' THEN 9e999 WHEN '-Infinity' THEN -9e999 END
                ELSE CAST(m.atom AS REAL) END
        FROM epochs e JOIN json_each(e.metrics) m
        """;

    private const string Ended = "('Completed', 'Pruned', 'Failed', 'Canceled')";

    public static SchemaStep Step { get; } = new(5, $"""
        ALTER TABLE parameters ADD COLUMN number REAL GENERATED ALWAYS AS
            (iif(json_type(value) IN ('integer', 'real'), CAST(value AS REAL), NULL)) VIRTUAL;
        CREATE INDEX parameters_by_name ON parameters (experiment, name, trial, number, value);

        CREATE TABLE trial_metrics (
            experiment INTEGER NOT NULL,
            trial INTEGER NOT NULL,
            name TEXT NOT NULL,
            value REAL,
            PRIMARY KEY (experiment, name, trial),
            FOREIGN KEY (experiment, trial) REFERENCES trials ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX trial_metrics_by_trial ON trial_metrics (experiment, trial);

        INSERT INTO trial_metrics (experiment, trial, name, value)
        SELECT {Metrics}
        JOIN trials t ON t.experiment = e.experiment AND t.number = e.trial AND t.last_epoch = e.epoch
        WHERE t.state IN {Ended};

        CREATE TRIGGER trials_ended AFTER UPDATE OF state ON trials WHEN new.state IN {Ended}
        BEGIN
            INSERT OR REPLACE INTO trial_metrics (experiment, trial, name, value)
            SELECT {Metrics}
            WHERE e.experiment = new.experiment AND e.trial = new.number AND e.epoch = new.last_epoch;
        END;
        CREATE TRIGGER trials_again AFTER UPDATE OF state ON trials WHEN old.state IN {Ended} AND new.state NOT IN {Ended}
        BEGIN
            DELETE FROM trial_metrics WHERE experiment = new.experiment AND trial = new.number;
        END;

        CREATE TABLE trial_counts (
            experiment INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
            state TEXT NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (experiment, state)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO trial_counts (experiment, state, count) SELECT experiment, state, count(*) FROM trials GROUP BY experiment, state;
        CREATE TRIGGER trials_created AFTER INSERT ON trials
        BEGIN
            INSERT INTO trial_counts (experiment, state, count) VALUES (new.experiment, new.state, 1)
                ON CONFLICT DO UPDATE SET count = count + 1;
        END;
        CREATE TRIGGER trials_moved AFTER UPDATE OF state ON trials WHEN old.state <> new.state
        BEGIN
            UPDATE trial_counts SET count = count - 1 WHERE experiment = old.experiment AND state = old.state;
            INSERT INTO trial_counts (experiment, state, count) VALUES (new.experiment, new.state, 1)
                ON CONFLICT DO UPDATE SET count = count + 1;
        END;

        -- Failures by cause.
        CREATE INDEX trials_failed ON trials (experiment, failure_kind, number) WHERE state = 'Failed';
        """);
}
