using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Sweeps.Parameters;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Native;

namespace Orchestrator.Grains.Sweeps;

/// <summary>Turns a sweep file and its loaded data sets into the specification of an experiment.</summary>
public static class SweepResolver
{
    // What models say about parameters together depends on a few choices; this many settings meet them all.
    private const int CheckedSettings = 1_000;

    private const int LeastImagesOfGan = 2;

    /// <summary>Resolves <paramref name="file"/>; the device <c>auto</c> becomes <c>cuda</c> if there is a GPU or the sweep requires one, else <c>cpu</c>.</summary>
    /// <param name="file">The sweep.</param>
    /// <param name="dataSets">At least those of <see cref="SweepFile.DataSetNames"/>.</param>
    /// <param name="rules">What models refuse, or null to leave that to training.</param>
    /// <param name="warnings">What models take but warn of, or null.</param>
    /// <exception cref="ArgumentException">A data set of the sweep is not among <paramref name="dataSets"/>.</exception>
    public static SweepResolution Resolve(
        SweepFile file, IReadOnlyList<DataSetSpec> dataSets, ModelRules? rules = null, ModelRules? warnings = null)
    {
        var problems = new Problems();
        var used = file.DataSetNames.Select(name => Find(dataSets, name)).ToArray();
        var spec = file.Draft with { DataSets = used, Device = ResolveDevice(file.Draft) };
        CheckSizes(file, used, problems);
        var trials = SearchPlan.For(spec).SampleSettings(CheckedSettings);
        foreach (var message in Ask(rules, trials))
        {
            problems.Error(PlaceOf(message, file), message);
        }

        foreach (var message in Ask(warnings, trials))
        {
            problems.Note(PlaceOf(message, file), message);
        }

        return new SweepResolution(problems.HasErrors ? null : spec, problems.Errors, problems.Notes);
    }

    private static string ResolveDevice(ExperimentSpec draft) =>
        draft.Device == TorchDevices.Auto && draft.Requires.Contains(WorkerLabels.WordOf(SlotKind.Gpu)) ? TorchDevices.Cuda : TorchDevices.Resolve(draft.Device);

    private static DataSetSpec Find(IReadOnlyList<DataSetSpec> dataSets, string name) =>
        dataSets.FirstOrDefault(dataSet => dataSet.Name == name)
        ?? throw new ArgumentException($"The data set '{name}' was not loaded.", nameof(dataSets));

    private static void CheckSizes(SweepFile file, IReadOnlyList<DataSetSpec> dataSets, Problems problems)
    {
        var smallest = dataSets.MinBy(dataSet => dataSet.TrainCount)!;
        var (count, half) = (smallest.TrainCount, smallest.TrainCount / 2);
        CheckLargest(file, "batch_size", count, $"the {count} training images of {smallest.Name}", problems);
        CheckLargest(file, "validation_size", half, $"{half}, half the training images of {smallest.Name}", problems);
        if (file.Draft.Families.SelectMany(family => family.Models).FirstOrDefault(ModelNames.Gans.Contains) is { } gan)
        {
            CheckImagesOfGan(file, gan, smallest.Name, "training images, since batch normalization needs a variance", count, problems);
            var fewest = dataSets.MinBy(dataSet => dataSet.TestCount)!;
            CheckImagesOfGan(file, gan, fewest.Name, "test images, since frechet_distance needs their covariance", fewest.TestCount, problems);
        }
    }

    private static void CheckImagesOfGan(SweepFile file, string gan, string dataSet, string what, int count, Problems problems)
    {
        if (count < LeastImagesOfGan)
        {
            problems.Error(file.PlaceOf("model"), $"model {gan} needs at least {LeastImagesOfGan} {what}, but {dataSet} has {count}.");
        }
    }

    private static void CheckLargest(SweepFile file, string name, int limit, string meaning, Problems problems)
    {
        if (file.Draft.Parameters.FirstOrDefault(parameter => parameter.Name == name) is not { } parameter)
        {
            return;
        }

        var largest = DomainFacts.Largest(parameter.Domain);
        if (largest > limit)
        {
            problems.Error(file.PlaceOf(name), $"{name} must be at most {meaning}, but goes up to '{largest}'.");
        }
    }

    private static IEnumerable<string> Ask(ModelRules? rules, IReadOnlyList<TrialSpec> trials) => rules is null
        ? []
        : trials.SelectMany(trial => rules(trial.Model, ValuesOf(trial))).Distinct();

    private static ParameterSet ValuesOf(TrialSpec trial) =>
        new(trial.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value.ToObject()));

    private static Position PlaceOf(string message, SweepFile file) => file.PlaceOf(message.Split(' ', 2)[0]);
}
