using Orchestrator.Models.Catalog;
using Orchestrator.Models.Training;
using TorchSharp;

namespace Orchestrator.Models.Tests.Training;

public sealed class TrainerTests
{
    public static TheoryData<string, string> Models => SmallData.Models;

    public static TheoryData<string> Autoencoders => [.. ModelNames.Autoencoders];

    [Theory, MemberData(nameof(Models))]
    public void TrainEpoch_FewEpochs_LearnsSomething(string model, string parameters)
    {
        using var trainer = SmallData.Create(model, parameters);

        var results = Train(trainer, 4);

        var metric = ModelNames.Gans.Contains(model) ? "discriminator_loss" : "train_loss";
        var first = ModelNames.Gans.Contains(model) ? Math.Log(2) : Value(results[0], metric);
        Assert.True(Value(results[^1], metric) < first, $"{metric}: {first} to {Value(results[^1], metric)}");
        Assert.Equal(4, trainer.Epoch);
    }

    [Theory, MemberData(nameof(Models))]
    public void TrainEpoch_EqualRequests_GiveEqualBits(string model, string parameters)
    {
        using var one = SmallData.Create(model, parameters);
        using var other = SmallData.Create(model, parameters);
        other.DrawSamples(3);

        var metrics = Train(one, 2).SelectMany(result => result.Metrics);
        var again = Train(other, 1).SelectMany(result => result.Metrics).ToList();
        other.DrawSamples(5);
        other.HashWeights();
        again.AddRange(Train(other, 1)[0].Metrics);

        Assert.Equal(metrics, again);
        Assert.Equal(one.HashWeights(), other.HashWeights());
    }

    [Theory, MemberData(nameof(Models))]
    public void TrainEpoch_TwoThreadsAtOnce_GiveEqualBits(string model, string parameters)
    {
        var expected = HashAfter(model, parameters);

        var hashes = new string[2];
        Thread[] threads = [.. Enumerable.Range(0, 2).Select(i => new Thread(() => hashes[i] = HashAfter(model, parameters)))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Equal([expected, expected], hashes);
    }

    [Theory, MemberData(nameof(Models))]
    public void LoadState_HalfWay_GoesOnBitForBit(string model, string parameters)
    {
        using var whole = SmallData.Create(model, parameters);
        var expected = Train(whole, 4)[3];
        using var state = new MemoryStream();
        using (var first = SmallData.Create(model, parameters))
        {
            Train(first, 2);
            first.SaveState(state);
        }

        state.Position = 0;
        using var second = SmallData.Create(model, parameters);
        second.LoadState(state);
        Assert.Equal(2, second.Epoch);
        var result = Train(second, 2)[1];

        Assert.Equal(expected.Metrics, result.Metrics);
        Assert.Equal(whole.HashWeights(), second.HashWeights());
        Assert.Equal(whole.DrawSamples(4)[0].Png, second.DrawSamples(4)[0].Png);
    }

    [Theory, MemberData(nameof(Models))]
    public void TrainEpoch_Ended_LeavesNoTensorBehind(string model, string parameters)
    {
        using var trainer = SmallData.Create(model, parameters + ";validation_size=50;epochs=2");
        var before = LiveTensors();

        Train(trainer, 2);
        trainer.DrawSamples(4);
        trainer.HashWeights();
        using var state = new MemoryStream();
        trainer.SaveState(state);
        state.Position = 0;
        trainer.LoadState(state);

        Assert.Equal(before, LiveTensors());
    }

    [Theory, MemberData(nameof(Models))]
    public void Dispose_Trainer_LeavesNoTensorBehind(string model, string parameters)
    {
        ResidentImages.Of(SmallData.Digits.Train);
        ResidentImages.Of(SmallData.Digits.Test);
        var before = LiveTensors();

        SmallData.Create(model, parameters + ";validation_size=50").Dispose();

        Assert.Equal(before, LiveTensors());
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(1, 1)]
    public void TrainEpoch_OtherSeedOrStream_GivesOtherWeights(long seed, long stream)
    {
        using var one = SmallData.Create("vanilla");
        using var other = SmallData.Create("vanilla", seed: seed, stream: stream);

        Assert.NotEqual(one.HashWeights(), other.HashWeights());
    }

    [Fact]
    public void TrainEpoch_TorchGlobalGenerator_IsNotUsed()
    {
        using var trainer = SmallData.Create("denoising");
        using var gan = SmallData.Create("gan");
        using var before = torch.Generator.Default.get_state();

        Train(trainer, 1);
        Train(gan, 1);

        using var after = torch.Generator.Default.get_state();
        Assert.Equal(before.data<byte>().ToArray(), after.data<byte>().ToArray());
    }

    [Theory, MemberData(nameof(Autoencoders))]
    public void TrainEpoch_Autoencoder_ReportsItsFamilysMetricsInOrder(string model)
    {
        using var trainer = SmallData.Create(model);

        var result = Train(trainer, 1)[0];

        Assert.Equal(FamilyCatalog.AutoencoderEpochMetrics, result.Metrics.Select(metric => metric.Key));
    }

    [Theory]
    [InlineData("gan")]
    [InlineData("dcgan")]
    public void TrainEpoch_Gan_ReportsItsFamilysMetricsInOrder(string model)
    {
        using var trainer = SmallData.Create(model);

        var result = Train(trainer, 1)[0];

        Assert.Equal([.. FamilyCatalog.GanStepMetrics, .. FamilyCatalog.GenerationEpochMetrics], result.Metrics.Select(metric => metric.Key));
        Assert.InRange(Value(result, "discriminator_accuracy"), 0, 1);
        Assert.InRange(Value(result, "d_fake"), 0, 1);
    }

    [Theory]
    [InlineData("vae")]
    [InlineData("wgan-gp")]
    public void TrainEpoch_OtherFamily_ReportsItsMetricsInOrder(string model)
    {
        using var trainer = SmallData.Create(model, "epochs=1");

        var result = Train(trainer, 1)[0];

        var expected = model == "vae" ? FamilyCatalog.VaeMetrics : FamilyCatalog.CriticMetrics;
        Assert.Equal(expected, result.Metrics.Select(metric => metric.Key));
        Assert.Subset(FamilyCatalog.MetricsOf(model).ToHashSet(), expected.ToHashSet());
    }

    [Fact]
    public void TrainEpoch_ImagesHeldBack_AddsTestFiguresAtTheLastEpoch()
    {
        using var trainer = SmallData.Create("vanilla", "validation_size=100;epochs=2");

        var results = Train(trainer, 2);

        Assert.Equal(FamilyCatalog.AutoencoderEpochMetrics, results[0].Metrics.Select(metric => metric.Key));
        Assert.Equal(
            FamilyCatalog.AutoencoderEpochMetrics.Skip(1).Select(name => "final_" + name),
            results[1].Metrics.Skip(FamilyCatalog.AutoencoderEpochMetrics.Count)
                .Select(metric => metric.Key).Take(FamilyCatalog.AutoencoderEpochMetrics.Count - 1));
        Assert.Subset(results[1].Metrics.Select(metric => metric.Key).ToHashSet(), FamilyCatalog.CodeMetrics.ToHashSet());
        Assert.NotEqual(Value(results[1], "mse"), Value(results[1], "final_mse"));
    }

    [Fact]
    public void TrainEpoch_GanWithImagesHeldBack_AddsDearAndTestFiguresAtTheLastEpoch()
    {
        using var trainer = SmallData.Create("gan", "validation_size=100;epochs=2");

        var results = Train(trainer, 2);

        string[] epoch = [.. FamilyCatalog.GanStepMetrics, .. FamilyCatalog.GenerationEpochMetrics];
        string[] generation = [.. FamilyCatalog.GenerationEpochMetrics, .. FamilyCatalog.GenerationLastMetrics];
        Assert.Equal(epoch, results[0].Metrics.Select(metric => metric.Key));
        Assert.Equal(
            [.. epoch, .. FamilyCatalog.GenerationLastMetrics, .. generation.Select(name => "final_" + name)],
            results[1].Metrics.Select(metric => metric.Key));
        Assert.NotEqual(Value(results[1], "frechet_distance"), Value(results[1], "final_frechet_distance"));
    }

    [Theory]
    [InlineData("gan")]
    [InlineData("wgan-gp")]
    public void TrainEpoch_LastEpochOrNot_TrainsTheSameWeights(string model)
    {
        // The last epoch of one, with all that is dear, is the first of three of the other.
        using var measured = SmallData.Create(model, "epochs=1");
        using var other = SmallData.Create(model, "epochs=3");

        var last = Train(measured, 1)[0];
        var first = Train(other, 1)[0];

        Assert.Equal(measured.HashWeights(), other.HashWeights());
        Assert.Equal(first.Metrics, last.Metrics.Take(first.Metrics.Count));
        Assert.True(last.Metrics.Count > first.Metrics.Count);
    }

    [Fact]
    public void TrainEpoch_DenoiserAtTheEvaluationCorruption_ReportsOneLossTwice()
    {
        using var same = SmallData.Create("denoising");
        using var weaker = SmallData.Create("denoising", "noise_level=0.1");

        var (one, other) = (Train(same, 3)[2], Train(weaker, 3)[2]);

        Assert.Equal(Value(one, "denoising_mse"), Value(one, "test_loss"), 1e-6);
        Assert.NotEqual(Value(other, "denoising_mse"), Value(other, "test_loss"), 1e-4);
        Assert.NotEqual(Value(one, "mse"), Value(one, "test_loss"), 1e-4);
    }

    [Fact]
    public void TrainEpoch_Canceled_Throws()
    {
        using var trainer = SmallData.Create("vanilla");
        using var cancellation = new CancellationTokenSource();
        var steps = new List<StepProgress>();

        cancellation.Cancel();

        Assert.Throws<OperationCanceledException>(() => trainer.TrainEpoch(new Recorder(steps), cancellation.Token));
        Assert.Empty(steps);
        Assert.Equal(0, trainer.Epoch);
    }

    [Fact]
    public void TrainEpoch_Progress_EndsWithTheLastStep()
    {
        using var trainer = SmallData.Create("vanilla");
        var steps = new List<StepProgress>();

        var result = trainer.TrainEpoch(new Recorder(steps), TestContext.Current.CancellationToken);

        Assert.Equal((1, 8, 8), (steps[^1].Epoch, steps[^1].Step, steps[^1].Steps));
        Assert.Equal(Value(result, "train_loss"), steps[^1].Loss);
    }

    [Theory]
    [InlineData("batch_size=301", "batch_size must be an integer in [1, 300]")]
    [InlineData("validation_size=151", "validation_size must be an integer in [0, 150]")]
    public void Create_MoreThanTheDataSetHas_IsRefused(string parameters, string message)
    {
        var e = Assert.Throws<InvalidParameterException>(() => SmallData.Create("vanilla", parameters));

        Assert.StartsWith(message, e.Message, StringComparison.Ordinal);
    }

    private static List<EpochResult> Train(ITrainer trainer, int epochs) =>
        [.. Enumerable.Range(0, epochs).Select(_ => trainer.TrainEpoch(null, TestContext.Current.CancellationToken))];

    private static string HashAfter(string model, string parameters)
    {
        using var trainer = SmallData.Create(model, parameters);
        Train(trainer, 2);
        return trainer.HashWeights();
    }

    private static double Value(EpochResult result, string metric) => result.Metrics.Single(pair => pair.Key == metric).Value;

    private static long LiveTensors() => DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;

    private sealed class Recorder(List<StepProgress> steps) : IProgress<StepProgress>
    {
        public void Report(StepProgress value) => steps.Add(value);
    }
}
