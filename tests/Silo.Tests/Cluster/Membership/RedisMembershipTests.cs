using Orchestrator.Silo.Cluster.Membership;
using Orchestrator.TestKit.Membership;
using Orchestrator.TestKit.Servers;

namespace Orchestrator.Silo.Tests.Cluster.Membership;

[Trait("needs", "redis")]
public sealed class RedisMembershipTests(RedisServer redis) : MembershipTableContract, IClassFixture<RedisServer>, IAsyncLifetime
{
    private ServerMembership _membership = null!;

    protected override IMembershipTable Table => _membership.Table;

    public async ValueTask InitializeAsync() => _membership = await ServerTables.OpenAsync(redis.Address);

    [Fact]
    public Task OpenAsync_TwoClustersOnOneServer_DoNotSeeEachOther() => ServerTables.CheckApartAsync(redis.Address);

    [Fact]
    public Task OpenAsync_WrongPassword_SaysWhatTheServerSaidAndNotThePassword() =>
        ServerTables.CheckRefusedAsync(redis.Address.Replace(RedisServer.Password, "wrong-secret", StringComparison.Ordinal));

    public ValueTask DisposeAsync() => _membership.DisposeAsync();
}
