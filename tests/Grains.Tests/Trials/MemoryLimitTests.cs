using Orchestrator.Grains.Trials;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Data;
using Orchestrator.Models.Training;
using Orchestrator.TestKit;

namespace Orchestrator.Grains.Tests.Trials;

public sealed class MemoryLimitTests
{
    private const long Gigabyte = 1_000_000_000;

    [Fact]
    public void FindExcess_TrialThatFits_IsNull() => Assert.Null(new MemoryLimit(Gigabyte).FindExcess(Request(64)));

    [Fact]
    public void FindExcess_TrialThatDoesNot_SaysHowMuchItNeedsAndWhatThereIs()
    {
        var excess = new MemoryLimit(Gigabyte / 4).FindExcess(Request(64));

        Assert.StartsWith("It needs about 0.7 GB and the process may take 0.2 GB", excess, StringComparison.Ordinal);
    }

    [Fact]
    public void SweepFootprint_MoreSlots_TakeTheLargestTrialOncePerSlot()
    {
        var (one, two) = (SweepFootprint.Of(ExperimentSpecs.Grid(1)), SweepFootprint.Of(ExperimentSpecs.Grid(200)));

        Assert.True(two.PerSlot > one.PerSlot);
        Assert.Equal(one.Shared, two.Shared);
        Assert.Equal(one.Shared + (3 * one.PerSlot), one.With(3));
    }

    private static TrainerRequest Request(long codeSize)
    {
        var images = new LabeledImages(new byte[100 * LabeledImages.PixelCount], new byte[100]);
        return new(
            "vanilla",
            new ParameterSet(new Dictionary<string, object> { ["code_size"] = codeSize }),
            new ImageDataSet("digits", images, images, ""),
            new(1, 0),
            new("gaussian", 0.3));
    }
}
