using Orchestrator.Grains.Scheduling;

namespace Orchestrator.Grains.Tests.Scheduling;

public class AdmissionTests
{
    private const long Gigabyte = 1_000_000_000;

    [Theory]
    [InlineData(2, 5, null)]
    [InlineData(3, 5, null)]
    [InlineData(4, 5, "it waits for memory: it needs about 4.0 GB, and its worker has 3.0 GB left")]
    [InlineData(4, 1, "it waits for memory: it needs about 4.0 GB, and its worker has 0.0 GB left")]
    public void FindObstacle_BesideATrialOfTwoGigabytes_IsWhatDoesNotFit(int needed, int limit, string? expected) =>
        Assert.Equal(expected, Admission.FindObstacle(Needs(1, needed), [Needs(0, 2)], limit * Gigabyte));

    [Fact]
    public void FindObstacle_WorkerThatRunsNothing_IsNoneHoweverLargeTheTrial() =>
        Assert.Null(Admission.FindObstacle(Needs(1, 9, "of a loss"), [], Gigabyte));

    [Fact]
    public void FindObstacle_WorkerThatTellsNoLimit_IsNone() => Assert.Null(Admission.FindObstacle(Needs(1, 9), [Needs(0, 9)], null));

    [Fact]
    public void FindObstacle_ToRunAlone_WaitsAndKeepsOthersOut()
    {
        Assert.Equal("it is to run alone on a worker, since of a loss", Admission.FindObstacle(Needs(1, 1, "of a loss"), [Needs(0, 1)], null));
        Assert.Equal("trial 1 of experiment abc runs alone on the worker", Admission.FindObstacle(Needs(2, 1), [Needs(1, 1, "of a loss")], null));
    }

    private static TrialNeeds Needs(int trial, int gigabytes, string? whyAlone = null) => new("abc", trial, gigabytes * Gigabyte, whyAlone);
}
