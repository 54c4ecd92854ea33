using Orchestrator.Models.Catalog;
using Orchestrator.Models.Data;
using Orchestrator.Models.Native;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Tests.Training;

/// <summary>Digits few enough to train on in a moment, and requests for trainers on them.</summary>
internal static class SmallData
{
    /// <summary>A last batch of 20 with batches of 40.</summary>
    public static ImageDataSet Digits { get; } =
        DataSetLoader.Load(new("digits") { DigitsTrainCount = 300, DigitsTestCount = 60, DigitsSeed = 7 });

    /// <summary>Every model, with a second for each base and for what changes a step.</summary>
    public static TheoryData<string, string> Models { get; } = new()
    {
        { "vanilla", "" },
        { "vanilla", "optimizer=adadelta;learning_rate=1;loss=bce" },
        { "multilayer", "optimizer=rmsprop" },
        { "convolutional", "learning_rate=0.01" },
        { "sparse", "" },
        { "denoising", "" },
        { "denoising", "base=multilayer;corruption=salt-pepper;l1_weight=0.0001" },
        { "contractive", "" },
        { "contractive", "base=multilayer;tied=false;code_activation=relu" },
        { "vae", "" },
        { "vae", "loss=mse;beta=4;code_size=5;optimizer=rmsprop" },
        { "gan", "" },
        { "gan", "noise=uniform;label_smoothing=0.1;generator_loss_kind=saturating" },
        { "dcgan", "width=4" },
        { "wgan-gp", "" },
        { "wgan-gp", "critic_steps=3;gradient_penalty=1;noise_size=10;discriminator_learning_rate=0.001" },
    };

    /// <summary>Where trainers train: the processor, or what ORCHESTRATOR_TEST_DEVICE says, for a machine with a GPU.</summary>
    public static string Device { get; } = Environment.GetEnvironmentVariable("ORCHESTRATOR_TEST_DEVICE") is { Length: > 0 } given ? given : TorchDevices.Cpu;

    /// <summary>A trainer with batches of 40 unless said.</summary>
    public static ITrainer Create(string model, string parameters = "", long seed = 1, long stream = 0, ImageDataSet? data = null) =>
        ModelCatalog.Create(Request(model, parameters, Device, seed, stream, data));

    /// <summary>What a trainer is made from, with batches of 40 unless said.</summary>
    public static TrainerRequest Request(
        string model, string parameters, string device, long seed = 1, long stream = 0, ImageDataSet? data = null) =>
        new(model, Parse(parameters), data ?? Digits, new(seed, stream), new("gaussian", 0.3)) { Device = device };

    /// <summary>Reads <c>name=value;name=value</c>.</summary>
    public static ParameterSet Parse(string parameters)
    {
        var values = new Dictionary<string, object> { ["batch_size"] = 40L };
        foreach (var pair in parameters.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=')))
        {
            values[pair[0]] = Value(pair[1]);
        }

        return new(values);
    }

    private static object Value(string text) =>
        long.TryParse(text, out var integer) ? integer
        : double.TryParse(text, out var number) ? number
        : bool.TryParse(text, out var flag) ? flag
        : text;
}
