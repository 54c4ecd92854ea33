using Orchestrator.Grains.Search.Pruners;
using Xunit;

namespace Orchestrator.TestKit.Search;

/// <summary>What every pruner does. The protocol itself is held by <see cref="PrunerDrive"/>.</summary>
public abstract class PrunerContract
{
    private const int Epochs = 30;

    private protected abstract IPruner Create(int maxEpochs);

    /// <summary>Whether a setting whose losses are all NaN may train to its end.</summary>
    protected virtual bool NaNMayFinish => false;

    private PrunerDrive Drive(int settings, Func<long, int, double> lossOf, int parallelism, Func<long, bool>? isLost = null)
    {
        var drive = new PrunerDrive(Create(Epochs), settings, Epochs, lossOf) { IsLost = isLost ?? (_ => false) };
        drive.Run(parallelism);
        return drive;
    }

    // Curves that fall, in the same order at every epoch, best where the draw is smallest.
    private static double Falling(long setting, int epoch) => QualityOf(setting) * (1 + (1.0 / epoch));

    private static double QualityOf(long setting) => 0.05 + (new Random((int)setting + 17).NextDouble() * 0.9);

    private static double Erratic(long setting, int epoch) =>
        new Random((int)((setting * 1000) + epoch)).NextDouble() is var draw && draw < 0.1 ? double.NaN : draw;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 8)]
    [InlineData(9, 1)]
    [InlineData(50, 4)]
    [InlineData(200, 8)]
    public void Next_ErraticCurves_KeepsToTheProtocol(int settings, int parallelism) =>
        Assert.NotEmpty(Drive(settings, Erratic, parallelism).Transcript);

    [Fact]
    public void Next_SameResults_SaysTheSame() =>
        Assert.Equal(Drive(60, Erratic, 5).Transcript, Drive(60, Erratic, 5).Transcript);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(40)]
    public void Next_BestSetting_TrainsToItsEnd(int settings)
    {
        var best = Enumerable.Range(0, settings).MinBy(setting => QualityOf(setting));

        Assert.Contains(best, Drive(settings, Falling, 3).Finished);
    }

    [Fact]
    public void Absorb_NaN_RanksLast()
    {
        var finished = Drive(40, (setting, epoch) => setting % 2 == 0 ? double.NaN : Falling(setting, epoch), 4).Finished;

        Assert.Contains(finished, setting => setting % 2 == 1);
        if (!NaNMayFinish) { Assert.DoesNotContain(finished, setting => setting % 2 == 0); }
    }

    [Fact]
    public void Absorb_EveryLossNaN_Ends() => Drive(30, (_, _) => double.NaN, 4);

    [Fact]
    public void Absorb_EverySettingLost_EndsAndRulesOnNone() =>
        Assert.Empty(Drive(30, Falling, 4, _ => true).Pruned);

    [Fact]
    public void Absorb_SomeSettingsLost_OthersFinish() =>
        Assert.NotEmpty(Drive(60, Falling, 4, setting => setting % 3 == 0).Finished);

    [Fact]
    public void Close_NothingStarted_SaysNothing()
    {
        var pruner = Create(Epochs);

        Assert.Empty(pruner.Close());
        Assert.Null(pruner.Next(null));
    }
}
