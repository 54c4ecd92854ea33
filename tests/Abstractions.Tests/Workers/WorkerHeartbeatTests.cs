using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Abstractions.Workers;
using Orleans.Serialization;

namespace Orchestrator.Abstractions.Tests.Workers;

public sealed class WorkerHeartbeatTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    [Fact]
    public void Serialized_WithLoad_IsUnderstoodByABuildThatDoesNotKnowIt()
    {
        var bytes = Of<WorkerHeartbeat>().SerializeToArray(new("w", "garage", "{}", [], [], IsDraining: false) { MemoryBytes = 7, Load = Load });

        Assert.Equal(new("w", "garage", "{}") { MemoryBytes = 7, ContractVersion = WorkerContract.Version }, Of<OlderHeartbeat>().Deserialize(WithoutNames(bytes)));
    }

    [Fact]
    public void Serialized_ByABuildBeforeLoad_HasNone()
    {
        var bytes = Of<OlderHeartbeat>().SerializeToArray(new("w", "garage", "{}") { ContractVersion = WorkerContract.Version });

        var heartbeat = Of<WorkerHeartbeat>().Deserialize(bytes)!;

        Assert.Equal(("garage", WorkerContract.Version), (heartbeat.Name, heartbeat.ContractVersion));
        Assert.Null(heartbeat.Load);
    }

    [Fact]
    public void Serialized_WithLoad_Arrives()
    {
        var bytes = Of<WorkerHeartbeat>().SerializeToArray(new("w", "garage", "{}", [], [], IsDraining: false) { Load = Load });

        var load = Of<WorkerHeartbeat>().Deserialize(bytes)!.Load!;

        Assert.Equal((0.5, null, 3, new MemoryUse(4, 8)), (load.Cpu, load.MachineCpu, load.OwnMemory, load.Memory));
        Assert.Equal([new(1, 2)], load.Gpus);
    }

    public void Dispose() => _services.Dispose();

    private static WorkerLoad Load => new() { Cpu = 0.5, OwnMemory = 3, Memory = new(4, 8), Gpus = [new(1, 2)] };

    private Serializer<T> Of<T>() => _services.GetRequiredService<Serializer<T>>();

    // To the build before, the names of the new types say nothing.
    private static byte[] WithoutNames(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        Assert.Contains("memory-use", text, StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes(text.Replace("memory-use", "memory-???", StringComparison.Ordinal));
    }
}
