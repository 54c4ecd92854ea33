using Orchestrator.Models.Autoencoders;
using Orchestrator.Models.Gans;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Tests.Training;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Tests.Autoencoders;

public sealed class OptionsTests
{
    [Fact]
    public void Read_Nothing_GivesTheDocumentedDefaults()
    {
        var none = new Orchestrator.Models.Catalog.ParameterSet(new Dictionary<string, object>());

        Assert.Equal(new TrainingOptions(20, 256, 0), new VanillaOptions(none).Training);
        Assert.Equal(new Orchestrator.Models.Optimizers.OptimizerOptions("adam", 1e-3), new VanillaOptions(none).Optimizer);
        Assert.Equal(new DenseNetworkOptions(64, 0, 0), new VanillaOptions(none).Network);
        Assert.Equal(new DenseNetworkOptions(64, 1, 128), new MultilayerOptions(none).Network);
        Assert.Equal(("bce", 128), (new ConvolutionalOptions(none).Loss, new ConvolutionalOptions(none).Training.BatchSize));
        Assert.Equal(1e-4, new SparseOptions(none).L1Weight);
        Assert.Equal(new Corruption("gaussian", 0.3), new DenoisingOptions(none).Corruption);
        Assert.Equal(new ContractionOptions(1e-4, true, "sigmoid"), new ContractiveOptions(none).Contraction);
        Assert.Equal((100, 64, 2e-4), (new GanOptions(none).NoiseSize, new GanOptions(none).Training.BatchSize, new GanOptions(none).GeneratorLearningRate));
        Assert.Equal(16, new DcganOptions(none).Width);
        Assert.Equal((16, 1.0, "bce", 256), (new VaeOptions(none).CodeSize, new VaeOptions(none).Beta, new VaeOptions(none).Loss, new VaeOptions(none).Training.BatchSize));
        Assert.Equal((5, 10.0, 1e-4, 1e-4), (new WassersteinOptions(none).CriticSteps, new WassersteinOptions(none).GradientPenalty, new WassersteinOptions(none).GeneratorLearningRate, new WassersteinOptions(none).DiscriminatorLearningRate));
        Assert.Equal((0, 0.5), (new WassersteinOptions(none).Beta1, new GanOptions(none).Beta1));
    }

    [Fact]
    public void Read_ConvolutionalBase_TakesItsLossAndMiddle()
    {
        var options = new SparseOptions(new Orchestrator.Models.Catalog.ParameterSet(new Dictionary<string, object> { ["base"] = "convolutional" }));

        Assert.Equal(("bce", 3, 128), (options.Loss, options.CodeLayer, options.Training.BatchSize));
    }

    [Theory]
    [InlineData("sparse", "base=convolutional;code_layer=6")]
    [InlineData("denoising", "base=convolutional;corruption=masking")]
    [InlineData("contractive", "base=multilayer;code_layer=3;hidden_size=16")]
    [InlineData("multilayer", "hidden_layers=4;hidden_size=8;code_size=900")]
    public void TrainEpoch_UnusualShapes_Train(string model, string parameters)
    {
        using var trainer = SmallData.Create(model, parameters);

        var result = trainer.TrainEpoch(null, TestContext.Current.CancellationToken);

        Assert.All(result.Metrics, metric => Assert.True(double.IsFinite(metric.Value), metric.Key));
    }

    [Fact]
    public void TrainEpoch_StrongerL1Weight_GivesASmallerCode()
    {
        double MeanCode(string parameters)
        {
            using var trainer = SmallData.Create("sparse", parameters);
            return Enumerable.Range(0, 5).Select(_ => trainer.TrainEpoch(null, TestContext.Current.CancellationToken)).ToList()[^1].Metrics.Single(metric => metric.Key == "mean_code").Value;
        }

        Assert.True(MeanCode("l1_weight=0.01") < 0.5 * MeanCode("l1_weight=0"));
    }
}
