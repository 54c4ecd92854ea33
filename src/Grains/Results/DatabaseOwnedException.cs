namespace Orchestrator.Grains.Results;

/// <summary>Another process owns the database.</summary>
/// <param name="path">The database file.</param>
/// <param name="owner">What the owner wrote of itself, or null where it has not yet.</param>
public sealed class DatabaseOwnedException(string path, DatabaseOwnerInfo? owner)
    : DatabaseException($"'{path}' is owned by {Describe(owner)}.")
{
    /// <summary>The owner's process and address, or null where it has not written them yet.</summary>
    public DatabaseOwnerInfo? Owner { get; } = owner;

    private static string Describe(DatabaseOwnerInfo? owner) => owner switch
    {
        null => "another process",
        { Address: null } => $"process {owner.ProcessId}",
        _ => $"process {owner.ProcessId} at {owner.Address}",
    };
}
