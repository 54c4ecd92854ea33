namespace Orchestrator.Grains.Results.Schema;

/// <summary>Tags of trials, and events found by their kind: what people did lies among the epochs of a million.</summary>
internal static class Schema0009
{
    public static SchemaStep Step { get; } = new(9, """
        CREATE TABLE tags (
            experiment INTEGER NOT NULL,
            trial INTEGER NOT NULL,
            tag TEXT NOT NULL,
            PRIMARY KEY (experiment, trial, tag),
            FOREIGN KEY (experiment, trial) REFERENCES trials ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX tags_by_name ON tags (experiment, tag, trial);
        -- Epochs are most of all events, and reports need not keep an index of them.
        CREATE INDEX events_by_kind ON events (kind, sequence, experiment) WHERE kind <> 'EpochRecorded';
        -- by: how a person's command came; the program's own events have none.
        CREATE INDEX events_by_people ON events (sequence, experiment) WHERE kind <> 'EpochRecorded' AND json_extract(data, '$.by') IS NOT NULL;
        """);
}
