using System.Security.Cryptography;

namespace Orchestrator.Grains.Hosting;

/// <summary>Ids that people read and type: letters and digits without those that look alike.</summary>
public static class RandomId
{
    private const string Letters = "abcdefghjkmnpqrstvwxyz0123456789";

    /// <summary>A new id from the system's random source.</summary>
    /// <param name="length">How many letters, at least 0.</param>
    public static string Draw(int length) => RandomNumberGenerator.GetString(Letters, length);
}
