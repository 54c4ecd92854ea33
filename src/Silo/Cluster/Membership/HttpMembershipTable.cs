using System.Globalization;
using System.Net;
using Orchestrator.Grains.Cluster.Membership;
namespace Orchestrator.Silo.Cluster.Membership;

/// <summary>The head's membership table, as a worker sees it. While the head is away calls fail and Orleans goes on with what it knows.</summary>
/// <param name="head">Calls the head; owned by the caller.</param>
internal sealed class HttpMembershipTable(HttpClient head) : MembershipTable
{
    private const string Members = $"{ClusterContract.Root}/members";

    /// <inheritdoc/>
    public override Task DeleteMembershipTableEntriesAsync(string clusterId, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The table is the head's.");

    /// <inheritdoc/>
    public override Task CleanupDefunctSiloEntriesAsync(DateTimeOffset beforeDate, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override async Task<MembershipTableData> ReadRowAsync(SiloAddress key, CancellationToken cancellationToken)
    {
        var (version, rows) = await ReadAsync(cancellationToken);
        return new MembershipSnapshot(version, [.. rows.Where(row => row.Address == key.ToParsableString())]).ToData();
    }

    /// <inheritdoc/>
    public override async Task<MembershipTableData> ReadAllAsync(CancellationToken cancellationToken) =>
        (await ReadAsync(cancellationToken)).ToData();

    /// <inheritdoc/>
    public override Task<bool> InsertRowAsync(MembershipEntry entry, TableVersion tableVersion, CancellationToken cancellationToken) =>
        WriteAsync("insert", new(MembershipRow.Of(entry, ""), null, ExpectedOf(tableVersion)), cancellationToken);

    /// <inheritdoc/>
    public override Task<bool> UpdateRowAsync(
        MembershipEntry entry, string etag, TableVersion tableVersion, CancellationToken cancellationToken) =>
        WriteAsync("update", new(MembershipRow.Of(entry, etag), etag, ExpectedOf(tableVersion)), cancellationToken);

    /// <inheritdoc/>
    public override async Task UpdateIAmAliveAsync(MembershipEntry entry, CancellationToken cancellationToken)
    {
        using var answer = await head.PostAsJsonAsync($"{Members}/alive", MembershipRow.Of(entry, ""), ClusterContract.Json, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static int ExpectedOf(TableVersion next) => int.Parse(next.VersionEtag, CultureInfo.InvariantCulture);

    private async Task<MembershipSnapshot> ReadAsync(CancellationToken cancellation) =>
        await head.GetFromJsonAsync<MembershipSnapshot>(Members, ClusterContract.Json, cancellation)
        ?? throw new HttpRequestException("The head sent no membership table.");

    private async Task<bool> WriteAsync(string what, MembershipWrite write, CancellationToken cancellation)
    {
        using var answer = await head.PostAsJsonAsync($"{Members}/{what}", write, ClusterContract.Json, cancellation);
        if (answer.StatusCode == HttpStatusCode.Conflict) { return false; }

        answer.EnsureSuccessStatusCode();
        return true;
    }
}
