using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Training;

public sealed class TrainingSplitTests
{
    [Fact]
    public void Shuffle_NothingHeldBack_IsAPermutationOfAll()
    {
        using var split = new TrainingSplit(SmallData.Digits, 0, new(1, 0));

        Assert.Equal(Enumerable.Range(0, 300).Select(i => (long)i), Rows(split, 1).Order());
        Assert.False(split.HoldsBack);
        Assert.Equal(60, split.Selection.shape[0]);
    }

    [Fact]
    public void Shuffle_OtherSeed_IsAnotherOrder()
    {
        using var split = new TrainingSplit(SmallData.Digits, 0, new(1, 0));

        Assert.Equal(Rows(split, 1), Rows(split, 1));
        Assert.NotEqual(Rows(split, 1), Rows(split, 2));
    }

    [Fact]
    public void Selection_ImagesHeldBack_AreNeverTrainedOn()
    {
        using var split = new TrainingSplit(SmallData.Digits, 100, new(1, 0));
        using var scope = NewDisposeScope();
        var trained = split.Images.index_select(0, tensor(Rows(split, 1)));

        Assert.Equal(200, Rows(split, 1).Distinct().Count());
        Assert.Equal([100L, 784L], split.Selection.shape);
        var distances = cdist(split.Selection, trained);
        var all = cdist(split.Selection, split.Images);
        Assert.True(all.amin([1L]).max().item<float>() < 1e-2);
        Assert.True(distances.amin([1L]).max().item<float>() > 1e-2);
    }

    [Fact]
    public void Selection_OtherTrialOfTheExperiment_IsTheSame()
    {
        using var one = new TrainingSplit(SmallData.Digits, 50, new(1, 0));
        using var other = new TrainingSplit(SmallData.Digits, 50, new(1, 9));
        using var elsewhere = new TrainingSplit(SmallData.Digits, 50, new(2, 0));

        Assert.Equal(Pixels(one.Selection), Pixels(other.Selection));
        Assert.NotEqual(Pixels(one.Selection), Pixels(elsewhere.Selection));
    }

    private static float[] Pixels(Tensor images) => images.data<float>().ToArray();

    private static long[] Rows(TrainingSplit split, ulong seed)
    {
        using var generator = new Generator(seed, CPU);
        using var order = split.Shuffle(generator);
        return order.data<long>().ToArray();
    }
}
