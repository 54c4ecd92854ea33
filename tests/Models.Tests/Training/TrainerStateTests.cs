namespace Orchestrator.Models.Tests.Training;

public sealed class TrainerStateTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(1000)]
    [InlineData(-1)]
    public void LoadState_OneByteAltered_IsRefusedAndChangesNothing(int position)
    {
        var state = State("sparse");
        state[position < 0 ? state.Length + position : position] ^= 1;

        using var trainer = SmallData.Create("sparse");
        var before = trainer.HashWeights();

        Assert.Throws<InvalidDataException>(() => trainer.LoadState(new MemoryStream(state)));
        Assert.Equal(before, trainer.HashWeights());
        Assert.Equal(0, trainer.Epoch);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(30)]
    [InlineData(5000)]
    public void LoadState_CutShort_IsRefused(int length)
    {
        var state = State("vanilla")[..length];

        using var trainer = SmallData.Create("vanilla");

        Assert.Throws<InvalidDataException>(() => trainer.LoadState(new MemoryStream(state)));
    }

    [Theory]
    [InlineData("multilayer", "", 1, "another model")]
    [InlineData("vanilla", "code_size=32", 1, "another options")]
    [InlineData("vanilla", "learning_rate=0.002", 1, "LearningRate = 0.002")]
    [InlineData("vanilla", "", 2, "another random stream")]
    public void LoadState_OfSomethingElse_SaysOfWhat(string model, string parameters, long seed, string expected)
    {
        var state = State("vanilla");

        using var trainer = SmallData.Create(model, parameters, seed);
        var e = Assert.Throws<InvalidDataException>(() => trainer.LoadState(new MemoryStream(state)));

        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadState_OfOtherData_IsRefused()
    {
        using var trainer = SmallData.Create("vanilla", data: SmallData.Digits with { Sha256 = "other" });

        var e = Assert.Throws<InvalidDataException>(() => trainer.LoadState(new MemoryStream(State("vanilla"))));

        Assert.Contains("another data set", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadState_MoreEpochs_ExtendsTheTrial()
    {
        using var longer = SmallData.Create("vanilla", "epochs=50");

        longer.LoadState(new MemoryStream(State("vanilla")));

        Assert.Equal((1, 50), (longer.Epoch, longer.Epochs));
    }

    [Fact]
    public void LoadCopy_OtherLearningRate_GoesOnWithItsOwn()
    {
        var state = State("vanilla");
        using var same = SmallData.Create("vanilla");
        using var faster = SmallData.Create("vanilla", "learning_rate=0.01");

        same.LoadCopy(new MemoryStream(state));
        faster.LoadCopy(new MemoryStream(state));

        Assert.Equal((1, 1), (same.Epoch, faster.Epoch));
        Assert.Equal(same.HashWeights(), faster.HashWeights());
        same.TrainEpoch(null, TestContext.Current.CancellationToken);
        faster.TrainEpoch(null, TestContext.Current.CancellationToken);
        Assert.NotEqual(same.HashWeights(), faster.HashWeights());
    }

    [Theory]
    [InlineData("vanilla", "code_size=32", 1, "another network")]
    [InlineData("multilayer", "", 1, "another model")]
    [InlineData("vanilla", "", 2, "another random stream")]
    public void LoadCopy_OfSomethingElse_SaysOfWhat(string model, string parameters, long seed, string expected)
    {
        using var trainer = SmallData.Create(model, parameters, seed);
        var e = Assert.Throws<InvalidDataException>(() => trainer.LoadCopy(new MemoryStream(State("vanilla"))));

        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SaveState_OpenStream_StaysOpen()
    {
        using var trainer = SmallData.Create("vanilla");
        using var stream = new MemoryStream();

        trainer.SaveState(stream);

        Assert.True(stream.CanWrite);
    }

    private static byte[] State(string model)
    {
        using var trainer = SmallData.Create(model);
        trainer.TrainEpoch(null, TestContext.Current.CancellationToken);
        using var stream = new MemoryStream();
        trainer.SaveState(stream);
        return stream.ToArray();
    }
}
