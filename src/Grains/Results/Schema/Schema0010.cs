namespace Orchestrator.Grains.Results.Schema;

/// <summary>
/// Deleted experiments whose rows are still being removed: to take millions of them out at once would keep every report waiting.
/// No reader sees them. And a trial that is tried again no longer has all metrics of its experiment looked through for its own.
/// </summary>
internal static class Schema0010
{
    public static SchemaStep Step { get; } = new(10, """
        ALTER TABLE experiments ADD COLUMN is_deleted INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX experiments_deleted ON experiments (key) WHERE is_deleted = 1;

        -- By experiment and trial alone SQLite deletes along the primary key, whose second column is the name.
        DROP TRIGGER trials_again;
        CREATE TRIGGER trials_again AFTER UPDATE OF state ON trials
            WHEN old.state IN ('Completed', 'Pruned', 'Failed', 'Canceled') AND new.state NOT IN ('Completed', 'Pruned', 'Failed', 'Canceled')
        BEGIN
            DELETE FROM trial_metrics WHERE experiment = new.experiment AND trial = new.number
                AND name IN (SELECT name FROM trial_metrics WHERE experiment = new.experiment AND trial = new.number);
        END;
        """);
}
