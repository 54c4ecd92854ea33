using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Trials;
using Orchestrator.Grains.Workers;
using Orchestrator.Silo.Cluster;
using Orchestrator.Silo.Cluster.Membership;
using Orchestrator.Silo.Remote;
using Orchestrator.Silo.Running;
using Serilog.Extensions.Logging;

namespace Orchestrator.Bench.Cluster.Load;

/// <summary>
/// A worker whose slots pretend to train: silo, agents, heartbeats and the way of a report are those of a real one. It obeys its standard
/// input: <c>measure</c> forgets what it counted, <c>stop</c> prints it and ends the process.
/// </summary>
internal static class PretendWorker
{
    public static async Task<int> RunAsync(string address, int slots, TimeSpan pace, string name)
    {
        using var head = HeadClient.Create(address, "--head");
        using var answer = await head.PostAsJsonAsync($"{ClusterContract.Root}/join", new JoinRequest(name, WorkerContract.Version, EnvironmentRecord.Release), ClusterContract.Json);
        var joined = (await answer.Content.ReadFromJsonAsync<JoinAnswer>(ClusterContract.Json))!;
        await using var log = WorkerLog.Create(isVerbose: false);
        using var loggers = new SerilogLoggerFactory(log);
        using var pool = new SlotPool(WorkerId.Draw(), slots, "{}", new PretendTrialRunner(pace));
        var (latencies, grains) = (new Latencies(), new GrainAccess { IsRemote = true });
        using var host = WorkerHost.Build(new(address, slots, name, null, null, false, () => null, null), joined, head.BaseAddress!, new HttpMembershipTable(head), null, pool, new SiloDeath(), log);
        await host.StartAsync();
        grains.Use(host.Services.GetRequiredService<IGrainFactory>());
        using var agents = new SlotAgentService(pool, grains, new TimedCarrier(new ReportCarrier(grains), latencies), new HeadTrialFiles(), TimeProvider.System, loggers);
        using var heartbeat = new HeartbeatService(name, pool, grains, () => { }, TimeProvider.System, loggers.CreateLogger<HeartbeatService>());
        foreach (var service in (IHostedService[])[agents, heartbeat]) { await service.StartAsync(CancellationToken.None); }

        await Console.Error.WriteLineAsync("pretends");
        await ObeyAsync(latencies);
        return 0;
    }

    private static async Task ObeyAsync(Latencies latencies)
    {
        while (await Console.In.ReadLineAsync() is { } order && order != "stop")
        {
            if (order == "measure") { latencies.Clear(); }
        }

        Console.WriteLine(JsonSerializer.Serialize(latencies.List().Select(one => new[] { one.Class, one.Count })));
        // A head that is killed on purpose is not waited for.
        await Console.Out.FlushAsync();
        Environment.Exit(0);
    }
}
