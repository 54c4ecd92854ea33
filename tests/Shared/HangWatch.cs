using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit.v3;

[assembly: Orchestrator.Tests.Shared.HangWatch]

namespace Orchestrator.Tests.Shared;

/// <summary>
/// Ends a test run in which nothing begins or ends any more, and names the tests that hang: a run that waits for ever says nothing,
/// and is cut off by whoever waits for it. Every test project has it.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class HangWatchAttribute : BeforeAfterTestAttribute
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(
        double.TryParse(Environment.GetEnvironmentVariable("ORCHESTRATOR_TEST_HANG_SECONDS"), CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? seconds : 600);

    private static readonly ConcurrentDictionary<string, string> Running = [];
    private static readonly Timer Watch = new(_ => Look());
    private static long _last = Stopwatch.GetTimestamp();

    /// <inheritdoc/>
    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        Running[test.UniqueID] = test.TestDisplayName;
        Note();
    }

    /// <inheritdoc/>
    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        Running.TryRemove(test.UniqueID, out _);
        Note();
    }

    // From the start of the process on: a fixture that hangs does so before any test, or after the last one.
    [ModuleInitializer]
    internal static void Start() => Watch.Change(Limit / 10, Limit / 10);

    private static void Note() => Volatile.Write(ref _last, Stopwatch.GetTimestamp());

    private static void Look()
    {
        if (Debugger.IsAttached || Stopwatch.GetElapsedTime(Volatile.Read(ref _last)) < Limit) { return; }

        var hanging = Running.IsEmpty ? "a fixture, or the runner" : string.Join(", ", Running.Values);
        Environment.FailFast($"No test began or ended for {Limit}. What hangs: {hanging}.");
    }
}
