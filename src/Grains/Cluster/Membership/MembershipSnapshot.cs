namespace Orchestrator.Grains.Cluster.Membership;

/// <summary>The membership table, or some of its rows, at one version.</summary>
/// <param name="Version">Counts the table's changes.</param>
/// <param name="Rows">The rows.</param>
public sealed record MembershipSnapshot(int Version, IReadOnlyList<MembershipRow> Rows)
{
    /// <summary>What Orleans knows it as.</summary>
    public MembershipTableData ToData() => new(
        [.. Rows.Select(row => Tuple.Create(row.ToEntry(), row.ETag))], ToVersion(Version));

    /// <summary>The version with its tag.</summary>
    public static TableVersion ToVersion(int version) => new(version, version.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
