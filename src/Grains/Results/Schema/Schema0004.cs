namespace Orchestrator.Grains.Results.Schema;

/// <summary>What searches decided, and how far a trial may train.</summary>
internal static class Schema0004
{
    public static SchemaStep Step { get; } = new(4, """
        -- until: the epoch at which the trial stands next; NULL where it trains to its end; -1 where its search ended it.
        ALTER TABLE trials ADD COLUMN until INTEGER;

        CREATE TABLE decisions (
            experiment INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
            family TEXT NOT NULL,
            position INTEGER NOT NULL,
            kind TEXT NOT NULL,
            trial INTEGER,
            job INTEGER,
            epoch INTEGER,
            until INTEGER,
            reason TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (experiment, family, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX decisions_by_trial ON decisions (experiment, trial);
        """);
}
