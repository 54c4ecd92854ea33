using System.Collections.Concurrent;

namespace Orchestrator.EndToEnd.Tests;

/// <summary>What sweeps give on one slot when nothing disturbs them; each is run once for all tests that compare with it.</summary>
internal static class Undisturbed
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Digests = [];

    /// <summary>The digest, as <see cref="Workplace.ReadDigestAsync"/> gives it.</summary>
    public static Task<string> ReadDigestAsync(string sweep) => Digests.GetOrAdd(sweep, static text => new(() => RunAsync(text))).Value;

    private static async Task<string> RunAsync(string sweep)
    {
        using var workplace = new Workplace(sweep);
        var run = await workplace.RunAsync("run", "sweep.yaml", "--no-dashboard", "--slots", "1");
        Assert.True(run.ExitCode == 0, run.Errors);
        return await workplace.ReadDigestAsync();
    }
}
