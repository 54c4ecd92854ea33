using System.Security.Cryptography;
using System.Text;
using static TorchSharp.torch;

namespace Orchestrator.Models.Training;

/// <summary>Hashes weights.</summary>
internal static class WeightHash
{
    /// <summary>SHA-256 in lower-case hex over each tensor's name, shape and bits, in the order given.</summary>
    public static string Of(IEnumerable<NamedTensor> tensors)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, value) in tensors)
        {
            sha.AppendData(Encoding.UTF8.GetBytes($"{name}[{string.Join(',', value.shape)}]\n"));
            using var values = value.to(CPU);
            sha.AppendData(values.bytes);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
