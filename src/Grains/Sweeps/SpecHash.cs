using System.Security.Cryptography;
using System.Text;
using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Grains.Sweeps;

/// <summary>Tells whether two experiments are the same: a SHA-256 over the whole specification, its name included.</summary>
public static class SpecHash
{
    /// <summary>64 lower-case hex digits over <see cref="SpecJson.Serialize"/> in UTF-8.</summary>
    public static string Of(ExperimentSpec spec) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SpecJson.Serialize(spec))));
}
