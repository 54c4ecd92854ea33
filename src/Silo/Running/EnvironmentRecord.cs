using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using Orchestrator.Models.Fast.Products;
using Orchestrator.Models.Native;

namespace Orchestrator.Silo.Running;

/// <summary>What attempts run in, as their trial records it.</summary>
internal static class EnvironmentRecord
{
    /// <param name="device">Where trials train: cpu or cuda:N.</param>
    public static string ToJson(string device = TorchDevices.Cpu) => JsonSerializer.Serialize(new
    {
        orchestrator = Release,
        commit = Version.Split('+') is [_, var commit] ? commit : "unknown",
        torch = TorchRuntime.Describe(),
        runtime = RuntimeInformation.FrameworkDescription,
        system = RuntimeInformation.OSDescription,
        architecture = RuntimeInformation.ProcessArchitecture.ToString(),
        cpu = ReadCpu(),
        vendor = ProductRecord.Vendor,
        vectors = MachineKind.Vectors,
        product = ProductRecord.Product,
        cores = Environment.ProcessorCount,
        threadsPerTrial = 1,
        device,
    });

    /// <summary>The program's version without its commit.</summary>
    public static string Release => Version.Split('+')[0];

    private static string Version { get; } =
        typeof(EnvironmentRecord).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private static string ReadCpu()
    {
        const string Path = "/proc/cpuinfo";
        var line = File.Exists(Path) ? File.ReadLines(Path).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':', 2)[1].Trim() ?? "unknown";
    }
}
