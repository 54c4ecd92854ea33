using System.Text.Json;
using Orchestrator.TestKit.Servers;

namespace Orchestrator.EndToEnd.Tests;

/// <summary>A head and a worker whose membership table a server keeps, through the death of the head.</summary>
public static class MembershipServerTests
{
    [Trait("needs", "redis")]
    public sealed class Redis(RedisServer server) : IClassFixture<RedisServer>
    {
        [Fact]
        public Task Run_HeadThatDiesAndComesBack_KeepsItsWorker() => CheckAsync(server.Address);
    }

    [Trait("needs", "postgres")]
    public sealed class Postgres(PostgresServer server) : IClassFixture<PostgresServer>
    {
        [Fact]
        public Task Run_HeadThatDiesAndComesBack_KeepsItsWorker() => CheckAsync(server.Address);
    }

    private static async Task CheckAsync(string address)
    {
        using var workplace = new Workplace();
        using var cluster = await HeadAndWorkers.StartWithAsync(workplace, address, "one");
        await CheckRunAsync(cluster);

        cluster.Head.KillNow();
        await cluster.RestartHeadAsync();

        await CheckRunAsync(cluster);
        Assert.False(File.Exists(Path.Combine(workplace.Folder, "head.db.members")));
    }

    private static async Task CheckRunAsync(HeadAndWorkers cluster)
    {
        var run = await cluster.RunAsync("run", "sweep.yaml", "--new", "--output", "json");

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal(4, JsonDocument.Parse(run.Output).RootElement.GetProperty("trials").GetProperty("completed").GetInt32());
    }
}
