using Orchestrator.Silo.Cluster.Membership;
using Orchestrator.TestKit.Membership;

namespace Orchestrator.Silo.Tests.Cluster.Membership;

/// <summary>What tables on servers have in common.</summary>
internal static class ServerTables
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A table of a new cluster.</summary>
    public static Task<ServerMembership> OpenAsync(string address)
    {
        Assert.Null(MembershipServer.TryParse(address, out var server));
        return ServerMembership.OpenAsync(server!, Guid.NewGuid().ToString("N"), isHead: true, Cancellation);
    }

    public static async Task CheckApartAsync(string address)
    {
        await using var one = await OpenAsync(address);
        await using var other = await OpenAsync(address);

        var next = (await one.Table.ReadAllAsync(Cancellation)).Version.Next();
        Assert.True(await one.Table.InsertRowAsync(Entries.Of(1, "worker"), next, Cancellation));

        Assert.Empty((await other.Table.ReadAllAsync(Cancellation)).Members);
    }

    public static async Task CheckRefusedAsync(string address)
    {
        var refused = await Assert.ThrowsAsync<MembershipServerException>(() => OpenAsync(address));

        Assert.StartsWith("The membership table cannot be kept at ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-secret", refused.Message, StringComparison.Ordinal);
    }
}
