using Orchestrator.Models.Exports;
using Orchestrator.Models.Tests.Training;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Exports;

public sealed class PortableWeightsTests
{
    [Theory]
    [MemberData(nameof(SmallData.Models), MemberType = typeof(SmallData))]
    public void Of_EveryModel_HasEveryWeightUnderANameOfItsOwn(string model, string parameters)
    {
        using var scope = NewDisposeScope();
        using var trainer = (Trainer)SmallData.Create(model, parameters);

        var weights = PortableWeights.Of(model, SmallData.Parse(parameters), trainer.Weights);

        Assert.Equal(weights.Count, weights.Select(weight => weight.Name).Distinct().Count());
        Assert.All(trainer.Weights, own => Assert.Contains(weights, weight => ReferenceEquals(weight.Value, own.Value)));
        Assert.All(weights, weight => Assert.Matches(@"^(encoder|decoder|generator|discriminator)\.\d+\.|^(mean|log_variance)\.", weight.Name));
    }

    [Theory]
    [InlineData("sparse", "base=multilayer;code_layer=1", "encoder.0,decoder.0,decoder.2,decoder.4")]
    [InlineData("sparse", "base=multilayer;hidden_layers=2;code_layer=4", "encoder.0,encoder.2,encoder.4,encoder.6,decoder.0,decoder.2")]
    [InlineData("denoising", "base=convolutional", "encoder.0,encoder.3,encoder.6,decoder.0,decoder.3,decoder.6,decoder.9")]
    [InlineData("denoising", "base=convolutional;code_layer=1", "encoder.0,decoder.0,decoder.3,decoder.6,decoder.9,decoder.12,decoder.15")]
    [InlineData("denoising", "base=convolutional;code_layer=4", "encoder.0,encoder.3,encoder.6,encoder.9,decoder.1,decoder.4,decoder.7")]
    public void Of_AnyCodeLayer_PartsTheModulesBehindIt(string model, string parameters, string expected)
    {
        using var scope = NewDisposeScope();
        using var trainer = (Trainer)SmallData.Create(model, parameters);

        var weights = PortableWeights.Of(model, SmallData.Parse(parameters), trainer.Weights);

        var biases = weights.Where(weight => weight.Name.EndsWith(".bias", StringComparison.Ordinal));
        Assert.Equal(expected, string.Join(',', biases.Select(bias => bias.Name[..^".bias".Length])));
    }

    [Fact]
    public void Of_EarlierCodeLayer_EncodesAsTheModelDoes()
    {
        const string Parameters = "base=multilayer;code_layer=1";
        using var scope = NewDisposeScope();
        using var trainer = (Trainer)SmallData.Create("sparse", Parameters);
        var images = ResidentImages.Of(SmallData.Digits.Test);

        var weights = PortableWeights.Of("sparse", SmallData.Parse(Parameters), trainer.Weights).ToDictionary(weight => weight.Name, weight => weight.Value);

        var codes = nn.functional.linear(images, weights["encoder.0.weight"], weights["encoder.0.bias"]).relu();
        Assert.True(codes.allclose(((IEncoder)trainer.Model).Encode(images), rtol: 1e-5, atol: 1e-6));
    }

    [Fact]
    public void Of_TiedWeights_WritesTheTransposedOut()
    {
        using var scope = NewDisposeScope();
        using var trainer = (Trainer)SmallData.Create("contractive", "base=multilayer");

        var weights = PortableWeights.Of("contractive", SmallData.Parse("base=multilayer"), trainer.Weights)
            .ToDictionary(weight => weight.Name, weight => weight.Value);

        Assert.Equal(weights["encoder.2.weight"].t().contiguous().bytes.ToArray(), weights["decoder.0.weight"].bytes.ToArray());
        Assert.Equal(weights["encoder.0.weight"].t().contiguous().bytes.ToArray(), weights["decoder.2.weight"].bytes.ToArray());
    }
}
