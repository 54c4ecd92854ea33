using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Sweeps;

/// <summary>
/// Tells whether two experiments are the same: a SHA-256 over the specification, its name included. Members that have their
/// default are left out, so that a specification keeps its hash when later versions know more members, and so is what decides
/// nothing about trials: which workers train them, how many at once, and which experiments earlier results come from.
/// </summary>
public static class SpecHash
{
    private static readonly JsonObject Defaults = ToJson(new()
    {
        Name = "",
        Method = SearchMethod.Grid,
        Parameters = [],
        Families = [],
        DataSets = [],
    });

    private static readonly string[] Places = ["weight", "maxSlots", "requires", "machineKind"];

    private static readonly string[] Required = ["name", "method", "parameters", "families", "dataSets"];

    /// <summary>64 lower-case hex digits over the canonical JSON in UTF-8.</summary>
    public static string Of(ExperimentSpec spec)
    {
        var json = ToJson(spec);
        foreach (var name in Places) { json.Remove(name); }

        (json["warmStart"] as JsonObject)?.Remove("sources");

        foreach (var (name, value) in Defaults)
        {
            if (!Required.Contains(name) && JsonNode.DeepEquals(json[name], value)) { json.Remove(name); }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json.ToJsonString())));
    }

    private static JsonObject ToJson(ExperimentSpec spec) => JsonNode.Parse(SpecJson.Serialize(spec))!.AsObject();
}
