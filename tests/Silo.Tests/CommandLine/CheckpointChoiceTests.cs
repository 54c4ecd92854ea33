using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Tests.CommandLine;

public sealed class CheckpointChoiceTests
{
    private static readonly double[] Errors = [0.5, 0.2, double.NaN, 0.3];

    [Theory]
    [InlineData(null, "last", 4)]
    [InlineData(null, "best", 2)]
    [InlineData("last", "best", 4)]
    [InlineData("best", "last", 2)]
    [InlineData("3", "last", 3)]
    public void Select_RankedTrial_TakesTheChosenCheckpoint(string? choice, string objectiveAt, int expected) =>
        Assert.Equal(expected, CheckpointChoice.Select(Experiment(objectiveAt), Trial("autoencoder", 1, 2, 3, 4), choice).Epoch);

    [Fact]
    public void Select_BestEpochWithoutCheckpoint_TakesTheBestThatIsStored() =>
        Assert.Equal(4, CheckpointChoice.Select(Experiment("last"), Trial("autoencoder", 1, 3, 4), "best").Epoch);

    [Fact]
    public void Select_TrialThatNothingRanks_TakesTheLastAndRefusesTheBest()
    {
        var trial = Trial("gan", 2, 4);

        Assert.Equal(4, CheckpointChoice.Select(Experiment("best"), trial, null).Epoch);
        var exception = Assert.Throws<CommandException>(() => CheckpointChoice.Select(Experiment("best"), trial, "best"));
        Assert.Equal(ExitCode.InvalidInput, exception.ExitCode);
        Assert.Contains("use last", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Select_EpochWithoutCheckpoint_NamesThoseThatHaveOne()
    {
        var exception = Assert.Throws<CommandException>(() => CheckpointChoice.Select(Experiment("last"), Trial("autoencoder", 2, 4), "3"));

        Assert.Equal(ExitCode.NotFound, exception.ExitCode);
        Assert.Contains("it has 2, 4", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Select_NoCheckpoint_SaysWhatToDo()
    {
        var exception = Assert.Throws<CommandException>(() => CheckpointChoice.Select(Experiment("last"), Trial("autoencoder"), null));

        Assert.Equal(ExitCode.NotFound, exception.ExitCode);
        Assert.Contains("checkpoints: {", exception.Message, StringComparison.Ordinal);
    }

    private static ExperimentSpec Experiment(string objectiveAt) => new()
    {
        Name = "test",
        Method = SearchMethod.Grid,
        Parameters = [],
        Families = [new("autoencoder", ["vanilla"], new("mse", ObjectiveDirection.Minimize)), new("gan", ["gan"], null)],
        DataSets = [],
        ObjectiveAt = objectiveAt,
    };

    private static TrialDetail Trial(string family, params int[] checkpoints) => new(
        new(3, 0, 0, family, "vanilla", TrialState.Completed, null, 1, Errors.Length, null, [], null, [], null, 1),
        [.. Errors.Select((error, index) => new EpochRow(index + 1, [new("mse", error)], 1, 1))],
        [],
        [],
        [.. checkpoints.Select(epoch => new CheckpointRow(epoch, new('a', 64), 1, DateTimeOffset.UnixEpoch))]);
}
