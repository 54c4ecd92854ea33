using System.Diagnostics;

namespace Orchestrator.Bench.Cluster.Processes;

/// <summary>Short programs of the system.</summary>
internal static class Tools
{
    /// <summary>Where a program is, or null.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin").Append("/sbin")
        .Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Runs a program.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code than 0.</exception>
    public static void Run(string name, params string[] arguments)
    {
        if (Start(name, arguments) is { } errors) { throw new InvalidOperationException($"{name} {string.Join(' ', arguments)}: {errors}"); }
    }

    /// <summary>The same, where a failure is no matter.</summary>
    public static void Try(string name, params string[] arguments) => Start(name, arguments);

    private static string? Start(string name, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Find(name) ?? name, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : errors.Trim();
    }
}
