using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Orchestrator.Models.Fast.Products;
using Orchestrator.Models.Native;

namespace Orchestrator.Silo.Running;

/// <summary>What attempts run in, as their trial records it.</summary>
internal static class EnvironmentRecord
{
    /// <summary>A JSON object; an experiment's own device is put in where its trials are granted.</summary>
    public static string ToJson() => JsonSerializer.Serialize(new
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
        device = TorchDevices.Cpu,
        gpus = Gpus.Names.Count > 0 ? Gpus.Names : null,
    }, Format);

    private static readonly JsonSerializerOptions Format = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

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
