using System.Globalization;
using System.Runtime.InteropServices;

namespace Orchestrator.Bench.Memory;

/// <summary>This process's resident memory, as Linux counts it.</summary>
internal static partial class ProcessMemory
{
    private const string Status = "/proc/self/status";

    // Linux takes a 5 as: forget the peak.
    private const string ForgetPeak = "5";

    /// <summary>Whether the system tells.</summary>
    public static bool IsKnown => OperatingSystem.IsLinux();

    /// <summary>Bytes that are resident after <see cref="Settle"/>.</summary>
    public static long SettledResident()
    {
        Settle();
        return Resident;
    }

    /// <summary>Bytes that are resident now.</summary>
    public static long Resident => Read("VmRSS:");

    /// <summary>The most bytes that were resident since <see cref="Settle"/>.</summary>
    public static long Peak => Read("VmHWM:");

    /// <summary>Gives back what nothing uses, and starts the peak anew.</summary>
    public static void Settle()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect();
        _ = Trim(0);
        File.WriteAllText("/proc/self/clear_refs", ForgetPeak);
    }

    private static long Read(string name)
    {
        var line = File.ReadLines(Status).First(one => one.StartsWith(name, StringComparison.Ordinal));
        return 1024 * long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Trim(nuint pad);
}
