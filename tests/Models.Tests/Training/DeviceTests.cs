using Orchestrator.Models.Autoencoders;
using Orchestrator.Models.Native;
using Orchestrator.Models.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Training;

/// <summary>
/// Another device than the CPU. Where there is no GPU, torch's <c>meta</c> device stands for one: it computes shapes alone, and
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

    [Theory]
    [InlineData("auto", null)]
    [InlineData("cpu", null)]
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
    public void Resolve_Auto_IsTheFirstGpuOrTheProcessor() =>
        Assert.Equal(TorchDevices.CudaCount > 0 ? "cuda:0" : "cpu", TorchDevices.Resolve("auto"));

    private static AutoencoderModel Create(string model, string parameters)
    {
        TorchRuntime.EnsureLoaded();
        var request = new TrainerRequest(model, SmallData.Parse(parameters), SmallData.Digits, new(1, 0), new("gaussian", 0.3))
        {
            Device = "meta",
        };
        return AutoencoderTrainer.CreateModel(request, AutoencoderTrainer.ReadOptions(model, request.Parameters), isEager: false);
    }
}
