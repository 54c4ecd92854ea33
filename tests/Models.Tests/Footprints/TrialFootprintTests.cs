using Orchestrator.Models.Catalog;
using Orchestrator.Models.Footprints;
using Orchestrator.Models.Tests.Training;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Tests.Footprints;

public sealed class TrialFootprintTests
{
    public static TheoryData<string, string> Models => new()
    {
        { "vanilla", "" },
        { "vanilla", "code_size=300" },
        { "multilayer", "hidden_layers=3;hidden_size=200" },
        { "convolutional", "" },
        { "sparse", "base=multilayer" },
        { "denoising", "base=convolutional" },
        { "contractive", "tied=false" },
        { "vae", "code_size=40" },
        { "gan", "noise_size=20" },
        { "dcgan", "" },
        { "dcgan", "width=24;noise_size=64" },
        { "wgan-gp", "" },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void NetworkSize_EveryModel_HasTheWeightsThatItTrains(string model, string parameters)
    {
        using var trainer = SmallData.Create(model, parameters);
        var weights = ((Trainer)trainer).Weights.Sum(weight => weight.Value.numel());

        var size = NetworkSize.Of(model, SmallData.Parse(parameters));

        Assert.InRange((double)size.Weights / weights, 0.95, 1.01);
    }

    [Theory]
    [InlineData("vanilla", "code_size", 64, 1024)]
    [InlineData("vanilla", "batch_size", 64, 1024)]
    [InlineData("gan", "batch_size", 64, 1024)]
    [InlineData("dcgan", "width", 16, 64)]
    public void Of_LargerParameter_IsMore(string model, string parameter, long small, long large) => Assert.True(
        TrialFootprint.Of(model, Single(parameter, small), 60_000) < TrialFootprint.Of(model, Single(parameter, large), 60_000));

    [Fact]
    public void Of_BatchBeyondTheTrainingImages_IsThatOfAllOfThem() => Assert.Equal(
        TrialFootprint.Of("vanilla", Single("batch_size", 1_000), 1_000), TrialFootprint.Of("vanilla", Single("batch_size", 50_000), 1_000));

    private static ParameterSet Single(string name, long value) => new(new Dictionary<string, object> { [name] = value });
}
