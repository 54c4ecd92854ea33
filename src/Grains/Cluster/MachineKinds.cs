using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Models.Native;

namespace Orchestrator.Grains.Cluster;

/// <summary>Which parts of an attempt's environment its bits depend on; attempts that agree in them give equal results.</summary>
public static class MachineKinds
{
    private static readonly string[] Members = ["architecture", "vendor", "vectors", "product", "torch"];

    /// <summary>The machine kind of an environment, on one line; the environment itself where it is no JSON object.</summary>
    /// <param name="environment">What an attempt runs in, a JSON object.</param>
    public static string Of(string environment) => Describe(environment, Members);

    /// <summary>The machine kind with the device, which is the experiment's own choice.</summary>
    /// <param name="environment">What an attempt ran in, a JSON object.</param>
    public static string WithDevice(string environment) => Describe(environment, [.. Members, "device"]);

    /// <summary>The environment of an attempt on <paramref name="device"/>: a worker has several, and the experiment chooses.</summary>
    /// <param name="device">cpu or cuda:N.</param>
    /// <param name="environment">The worker's, a JSON object; anything else is given back as it is.</param>
    public static string On(string device, string environment)
    {
        if (device == TorchDevices.Cpu || ReadObject(environment) is not { } members) { return environment; }

        members["device"] = device;
        return members.ToJsonString();
    }

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
