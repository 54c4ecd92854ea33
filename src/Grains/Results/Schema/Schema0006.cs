namespace Orchestrator.Grains.Results.Schema;

/// <summary>Lineage: trials that go on from another trial's checkpoint.</summary>
internal static class Schema0006
{
    public static SchemaStep Step { get; } = new(6, """
        -- parent, parent_epoch: the trial whose checkpoint it began with, and of which epoch; NULL where it began at the beginning.
        ALTER TABLE trials ADD COLUMN parent INTEGER;
        ALTER TABLE trials ADD COLUMN parent_epoch INTEGER;
        """);
}
