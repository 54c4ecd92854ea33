namespace Orchestrator.EndToEnd.Tests;

/// <summary>How long a test waits for what must come: far longer than it takes, so that only what hangs fails.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <summary>Waits for a task.</summary>
    /// <param name="task">What to wait for.</param>
    /// <param name="describe">Says, for the failed test, what did not come.</param>
    public static async Task WaitAsync(Task task, Func<string> describe)
    {
        try
        {
            await task.WaitAsync(Limit, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Not within {Limit}: {describe()}");
        }
    }

    /// <summary>Waits until <paramref name="holds"/> does.</summary>
    public static async Task UntilAsync(Func<bool> holds, Func<string> describe)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var limit = new CancellationTokenSource(Limit);
        while (!holds())
        {
            if (limit.IsCancellationRequested) { Assert.Fail($"Not within {Limit}: {describe()}"); }

            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
