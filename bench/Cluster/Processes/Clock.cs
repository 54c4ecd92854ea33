using System.Globalization;

namespace Orchestrator.Bench.Cluster.Processes;

/// <summary>Sets the clock of single processes back, by Debian's <c>faketime</c>; the machine's own is left alone.</summary>
internal static class Clock
{
    private static readonly string? Library = Find();

    /// <summary>Whether it can be done here.</summary>
    public static bool CanBeSet => Library is not null;

    /// <summary>Variables for a process whose clock is <paramref name="back"/> behind; none for zero.</summary>
    public static Dictionary<string, string> SetBack(TimeSpan back) => back == TimeSpan.Zero ? [] : new()
    {
        ["LD_PRELOAD"] = Library!,
        ["FAKETIME"] = string.Create(CultureInfo.InvariantCulture, $"-{back.TotalSeconds:F0}s"),
        ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        // Else timed waits, which are monotonic, end at once, and the process does nothing but wait again.
        ["FAKETIME_FORCE_MONOTONIC_FIX"] = "0",
    };

    private static string? Find() => Directory.Exists("/usr/lib")
        ? Directory.EnumerateDirectories("/usr/lib").Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists)
        : null;
}
