using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orchestrator.Silo.Cluster;

/// <summary>What the head and its workers agree on.</summary>
internal static class ClusterContract
{
    /// <summary>Where the head answers workers.</summary>
    public const string Root = "/api/v1/cluster";

    /// <summary>How they write JSON.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };
}
