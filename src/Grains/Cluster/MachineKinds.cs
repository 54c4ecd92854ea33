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

    /// <summary>The machine kinds of a slot, by where it trains.</summary>
    /// <param name="environment">The worker's, a JSON object.</param>
    /// <param name="slot">The slot, from 0.</param>
    public static DeviceKinds OfSlot(string environment, int slot) => new(Of(environment), Of(On(TorchDevices.Cuda, environment, slot)));

    /// <summary>The machine kind with the device, which is the experiment's own choice.</summary>
    /// <param name="environment">What an attempt ran in, a JSON object.</param>
    public static string WithDevice(string environment) => Describe(environment, [.. Members, "device", .. GpuOf(environment)]);

    /// <summary>The environment of an attempt on <paramref name="device"/>: a worker has several, and the experiment chooses.</summary>
    /// <param name="device">cpu, cuda or cuda:N.</param>
    /// <param name="environment">The worker's, a JSON object; anything else is given back as it is.</param>
    /// <param name="slot">The slot, from 0.</param>
    public static string On(string device, string environment, int slot)
    {
        if (device == TorchDevices.Cpu || ReadObject(environment) is not { } members) { return environment; }

        var gpus = members["gpus"] is JsonArray list ? list : [];
        var place = TorchDevices.OfSlot(device, slot, gpus.Count);
        members["device"] = place;
        members[Gpu] = TorchDevices.IndexOf(place) is var index && index < gpus.Count ? gpus[index]?.DeepClone() : "unknown GPU";
        return members.ToJsonString();
    }

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
