using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.TestKit;

namespace Orchestrator.Grains.Tests.Crashes;

public sealed class CrashTests : IDisposable
{
    private readonly string _folder = Directory.CreateDirectory(
        Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"orchestrator-crash-{Guid.NewGuid():N}")).FullName;

    private static ExperimentSpec Grid => ExperimentSpecs.Grid(settings: 4, epochs: 2);

    private static ExperimentSpec Searched => ExperimentSpecs.Grid(settings: 4, epochs: 3) with
    {
        Method = SearchMethod.Random,
        RunCap = 4,
        Parallelism = 2,
        Pruner = new() { Name = "asha" },
    };

    /// <summary>Every write of the owner is once the last one before its death, written or not.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task Owner_DiesAtAnyAppend_ComesToTheSameEnd(bool isSearched, bool workersLive)
    {
        var spec = isSearched ? Searched : Grid;
        var (undisturbed, appends, _) = await new CrashedRun(spec, workersLive).RunAsync(NextFile(), int.MaxValue, true);
        Assert.True(appends > 25, $"only {appends} appends");

        for (var cut = 0; cut < appends; cut++)
        {
            // Workers that die too remember no answer: what was not written and what was just before are one.
            foreach (var isCommitted in workersLive ? [false, true] : new[] { true })
            {
                var (end, _, _) = await new CrashedRun(spec, workersLive).RunAsync(NextFile(), cut, isCommitted);
                Assert.True(end == undisturbed, $"cut at append {cut}, committed: {isCommitted}\n{end}\ninstead of\n{undisturbed}");
            }
        }
    }

    /// <summary>What a person enqueued while it went on is trained once, and all is as if it had been known from the beginning.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Owner_DiesAtAnyAppendOfAnExperimentThatIsEnqueuedInto_ComesToTheSameEnd(bool isSearched)
    {
        var spec = (isSearched ? Searched : Searched with { Pruner = null }) with { RunCap = 3 };
        var (_, appends, _) = await new CrashedRun(spec, true, "code_size=2").RunAsync(NextFile(), int.MaxValue, true);
        Dictionary<int, string> expected = [];
        for (var cut = 0; cut < appends; cut++)
        {
            foreach (var isCommitted in (bool[])[false, true])
            {
                var (end, _, enqueued) = await new CrashedRun(spec, true, "code_size=2").RunAsync(NextFile(), cut, isCommitted);
                var place = Assert.Single(enqueued.EnqueuedLater!).Setting;
                if (!expected.TryGetValue(place, out var known)) { expected[place] = known = (await new CrashedRun(enqueued, true).RunAsync(NextFile(), int.MaxValue, true)).End; }

                Assert.True(end == known, $"cut at append {cut}, committed: {isCommitted}\n{end}\ninstead of\n{known}");
            }
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string NextFile() => Path.Combine(_folder, $"{Guid.NewGuid():N}.db");
}
