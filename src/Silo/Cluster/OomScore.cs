using System.Globalization;

namespace Orchestrator.Silo.Cluster;

/// <summary>
/// How readily the system ends this process when memory runs out. A worker that is ended loses an epoch, a head or another program of
/// the machine may lose more: workers go first.
/// </summary>
internal static class OomScore
{
    /// <summary>Half of the machine's memory on top of what the process holds, as the kernel counts.</summary>
    public const int Raised = 500;

    private const string Own = "/proc/self/oom_score_adj";

    /// <summary>Raises this process's value; does nothing where it is higher already, or the system has none.</summary>
    /// <param name="path">The value's file.</param>
    public static void Raise(string path = Own)
    {
        try
        {
            if (File.Exists(path) && int.TryParse(File.ReadAllText(path), NumberStyles.AllowLeadingSign | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var now) && now < Raised)
            {
                File.WriteAllText(path, Raised.ToString(CultureInfo.InvariantCulture));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is a precaution: the worker works without.
        }
    }
}
