using System.Security.Cryptography;
using System.Text;

namespace Orchestrator.Models.Features;

/// <summary>What a classifier's bits depend on.</summary>
/// <param name="DataSha256">SHA-256 of the data set, in lower-case hex.</param>
/// <param name="MachineKind">See <see cref="Native.MachineKind"/>: a classifier of another kind would give other bits.</param>
internal sealed record ClassifierKey(string DataSha256, string MachineKind)
{
    /// <summary>The name of its file, which tells version, data set and machine kind apart.</summary>
    public string FileName =>
        $"v{ClassifierFile.Version}-{DataSha256}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(MachineKind)))[..16]}.classifier";
}
