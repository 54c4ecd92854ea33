using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Models.Native;

namespace Orchestrator.Grains.Cluster;

/// <summary>Which parts of an attempt's environment its bits depend on; attempts that agree in them give equal results.</summary>
public static class MachineKinds
{
    private const string Gpu = "gpu";
    private static readonly string[] Members = ["architecture", "vendor", "vectors", "product", "torch"];

    /// <summary>The machine kind of an environment, on one line, with the GPU where it is one; the environment itself where it is no JSON object.</summary>
    /// <param name="environment">What an attempt runs in, a JSON object.</param>
    public static string Of(string environment) =>
        Describe(environment, [.. Members, .. GpuOf(environment)]);

    /// <summary>The machine kinds of a worker, by where its slots train.</summary>
    /// <param name="environment">The worker's, a JSON object; anything else has one kind.</param>
    internal static WorkerKinds OfWorker(string environment)
    {
        var gpus = GpusOf(ReadObject(environment)).Count;
        return new(Of(environment), [.. Enumerable.Range(0, gpus).Select(gpu => Of(On(NameOf(gpu), environment, 0)))], Of(On(NameOf(gpus), environment, 0)));
    }

    /// <summary>The machine kind with the device, which is the experiment's own choice: the processor, or a GPU by its name, whichever of that name it was.</summary>
    /// <param name="environment">What an attempt ran in, a JSON object.</param>
    public static string WithDevice(string environment) =>
        GpuOf(environment) is { Length: > 0 } gpu ? Describe(environment, [.. Members, .. gpu]) : Describe(environment, [.. Members, "device"]);

    /// <summary>The environment of an attempt on <paramref name="device"/>: a worker has several, and the experiment chooses.</summary>
    /// <param name="device">cpu, cuda or cuda:N.</param>
    /// <param name="environment">The worker's, a JSON object; anything else is given back as it is.</param>
    /// <param name="slot">The slot, from 0.</param>
    public static string On(string device, string environment, int slot)
    {
        if (device == TorchDevices.Cpu || ReadObject(environment) is not { } members) { return environment; }

        var gpus = GpusOf(members);
        var place = TorchDevices.OfSlot(device, slot, gpus.Count);
        members["device"] = place;
        members[Gpu] = TorchDevices.IndexOf(place) is var index && index < gpus.Count ? gpus[index]?.DeepClone() : "unknown GPU";
        return members.ToJsonString();
    }

    private static JsonArray GpusOf(JsonObject? environment) => environment?["gpus"] is JsonArray list ? list : [];

    private static string NameOf(int gpu) => FormattableString.Invariant($"{TorchDevices.Cuda}:{gpu}");

    private static string[] GpuOf(string environment) => ReadObject(environment)?.ContainsKey(Gpu) == true ? [Gpu] : [];

    private static JsonObject? ReadObject(string environment)
    {
        try
        {
            return JsonNode.Parse(environment) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Describe(string environment, string[] members)
    {
        try
        {
            using var json = JsonDocument.Parse(environment);
            var root = json.RootElement;
            return root.ValueKind == JsonValueKind.Object
                ? string.Join(", ", members.Select(member => root.TryGetProperty(member, out var value) ? value.ToString() : $"no {member}"))
                : environment;
        }
        catch (JsonException)
        {
            return environment;
        }
    }
}
