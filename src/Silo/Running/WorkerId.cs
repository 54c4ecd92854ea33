using System.Security.Cryptography;

namespace Orchestrator.Silo.Running;

/// <summary>A worker process's id.</summary>
internal static class WorkerId
{
    /// <summary>A new id: 12 letters and digits.</summary>
    public static string Draw() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstvwxyz0123456789", 12);
}
