using Orchestrator.Models.Autoencoders;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Gans;
using Orchestrator.Models.Native;
using Orchestrator.Models.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Training;

/// <summary>
/// Other devices than the CPU. Where there is no GPU, torch's <c>meta</c> device stands for one: it computes shapes alone, and
/// refuses operators of which one tensor was left on the CPU. It knows no gradients, so that no whole step is made here.
/// </summary>
public sealed class DeviceTests
{
    [Theory]
    [InlineData("vanilla", "")]
    [InlineData("multilayer", "optimizer=adadelta;learning_rate=1")]
    [InlineData("convolutional", "optimizer=rmsprop")]
    [InlineData("contractive", "")]
    public void CreateModel_OtherDevice_LeavesNothingOnTheCpu(string model, string parameters)
    {
        using var trained = Create(model, parameters);

        Assert.All(StateFormat.Tensors(trained), tensor => Assert.Equal(DeviceType.META, tensor.Value.device_type));
    }

    [Theory]
    [InlineData("optimizer=adam")]
    [InlineData("optimizer=rmsprop")]
    [InlineData("optimizer=adadelta;learning_rate=1")]
    [InlineData("optimizer=sgd")]
    public void OptimizerStep_OtherDevice_MixesInNothingFromTheCpu(string parameters)
    {
        using var trained = Create("vanilla", parameters);
        using var scope = NewDisposeScope();
        var optimizer = trained.Optimizers.Single().Value;

        optimizer.Step([.. trained.Weights.Select(weight => zeros(weight.Value.shape, device: device("meta")))]);

        Assert.Equal(1, optimizer.Steps);
    }

    [Theory, MemberData(nameof(SmallData.Models), MemberType = typeof(SmallData))]
    public void TrainEpoch_EveryDeviceOfThisMachine_AgreesWithTheEagerProcessor(string model, string parameters)
    {
        using var eager = CreateEager(SmallData.Request(model, parameters, TorchDevices.Cpu));
        var expected = eager.TrainEpoch(null, TestContext.Current.CancellationToken).Metrics;
        foreach (var device in Enumerable.Range(0, TorchDevices.CudaCount).Select(gpu => $"cuda:{gpu}").Prepend(TorchDevices.Cpu))
        {
            using var trainer = ModelCatalog.Create(SmallData.Request(model, parameters, device));

            var metrics = trainer.TrainEpoch(null, TestContext.Current.CancellationToken).Metrics;

            Assert.Equal(expected.Select(metric => metric.Key), metrics.Select(metric => metric.Key));
            Assert.All(expected.Zip(metrics), pair =>
                Assert.InRange(Math.Abs(pair.First.Value - pair.Second.Value), 0, 1e-3 * Math.Abs(pair.First.Value) + 1e-4));
        }
    }

    [Theory]
    [InlineData("auto", null)]
    [InlineData("cpu", null)]
    [InlineData("cuda:+1", "is no device")]
    [InlineData("cuda:9999", "is not here")]
    [InlineData("cuda:", "is no device")]
    [InlineData("cuda:-1", "is no device")]
    [InlineData("gpu", "is no device")]
    public void FindProblem_Name_IsHereOrSaysWhatIs(string name, string? problem)
    {
        if (problem is null) { Assert.Null(TorchDevices.FindProblem(name)); }
        else { Assert.StartsWith(problem, TorchDevices.FindProblem(name), StringComparison.Ordinal); }
    }

    [Fact]
    public void Resolve_Auto_IsEachSlotsOwnGpuOrTheProcessor() =>
        Assert.Equal(TorchDevices.CudaCount > 0 ? "cuda" : "cpu", TorchDevices.Resolve("auto"));

    [Theory]
    [InlineData("cuda", 0, 2, "cuda:0")]
    [InlineData("cuda", 1, 2, "cuda:1")]
    [InlineData("cuda", 2, 2, "cuda:0")]
    [InlineData("cuda", 3, 1, "cuda:0")]
    [InlineData("cuda:1", 0, 2, "cuda:1")]
    [InlineData("cpu", 1, 2, "cpu")]
    public void OfSlot_Slots_AreDealtToTheGpusInTurn(string name, int slot, int gpus, string expected) =>
        Assert.Equal(expected, TorchDevices.OfSlot(name, slot, gpus));

    private static ITrainer CreateEager(TrainerRequest request) => request.Model switch
    {
        ModelNames.Vae => VaeTrainer.Create(request, new(request.Parameters), isEager: true),
        ModelNames.Gan => GanTrainer.Create(request, new GanOptions(request.Parameters), isEager: true),
        ModelNames.Dcgan => GanTrainer.Create(request, new DcganOptions(request.Parameters), isEager: true),
        ModelNames.WganGp => GanTrainer.Create(request, new WassersteinOptions(request.Parameters), isEager: true),
        var name => AutoencoderTrainer.Create(request, AutoencoderTrainer.ReadOptions(name, request.Parameters), isEager: true),
    };

    private static AutoencoderModel Create(string model, string parameters)
    {
        TorchRuntime.EnsureLoaded();
        var request = SmallData.Request(model, parameters, "meta");
        return AutoencoderTrainer.CreateModel(request, AutoencoderTrainer.ReadOptions(model, request.Parameters), isEager: false);
    }
}
