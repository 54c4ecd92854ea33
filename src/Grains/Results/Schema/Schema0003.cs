namespace Orchestrator.Grains.Results.Schema;

/// <summary>What is left of deleted experiments: the event that says so, which no row of theirs holds any more.</summary>
internal static class Schema0003
{
    public static SchemaStep Step { get; } = new(3, """
        CREATE TABLE deletions (
            sequence INTEGER PRIMARY KEY,
            id TEXT NOT NULL,
            at INTEGER NOT NULL,
            data TEXT NOT NULL
        ) STRICT;
        """);
}
