using Orchestrator.Models.Catalog;
using Orchestrator.Models.Data;

namespace Orchestrator.Bench.Memory;

/// <summary>What one trial takes at its peak: an epoch, all its metrics, samples and a checkpoint.</summary>
internal static class TrialMemory
{
    private const int SampleCount = 16;

    /// <summary>Bytes above what the process held before.</summary>
    public static long Measure(string model, ParameterSet parameters, ImageDataSet data, int trial)
    {
        var before = ProcessMemory.SettledResident();
        Run(model, parameters, data, trial);
        return ProcessMemory.Peak - before;
    }

    /// <summary>Runs a trial to its end.</summary>
    public static void Run(string model, ParameterSet parameters, ImageDataSet data, int trial)
    {
        using var trainer = ModelCatalog.Create(new(model, parameters, data, new(1, trial), new("gaussian", 0.3)));
        while (trainer.Epoch < trainer.Epochs)
        {
            trainer.TrainEpoch(null, CancellationToken.None);
            trainer.DrawSamples(SampleCount);
            trainer.SaveState(Stream.Null);
        }

        trainer.HashWeights();
    }
}
