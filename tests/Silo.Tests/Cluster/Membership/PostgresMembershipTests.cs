using Orchestrator.Silo.Cluster.Membership;
using Orchestrator.TestKit.Membership;
using Orchestrator.TestKit.Servers;

namespace Orchestrator.Silo.Tests.Cluster.Membership;

[Trait("needs", "postgres")]
public sealed class PostgresMembershipTests(PostgresServer postgres) : MembershipTableContract, IClassFixture<PostgresServer>, IAsyncLifetime
{
    private ServerMembership _membership = null!;

    protected override IMembershipTable Table => _membership.Table;

    public async ValueTask InitializeAsync() => _membership = await ServerTables.OpenAsync(postgres.Address);

    [Fact]
    public Task OpenAsync_TwoClustersOnOneServer_DoNotSeeEachOther() => ServerTables.CheckApartAsync(postgres.Address);

    [Fact]
    public Task OpenAsync_WrongPassword_SaysWhatTheServerSaidAndNotThePassword() =>
        ServerTables.CheckRefusedAsync(postgres.Address.Replace(PostgresServer.Password, "wrong-secret", StringComparison.Ordinal));

    [Fact]
    public async Task OpenAsync_ManyHeadsAtOnce_MakeTheTablesOnce()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ServerTables.OpenAsync(postgres.Address)));

        Assert.All(all, Assert.NotNull);
        foreach (var one in all) { await one.DisposeAsync(); }
    }

    public ValueTask DisposeAsync() => _membership.DisposeAsync();
}
