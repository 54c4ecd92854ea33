using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Sweeps.Parameters;
using Orchestrator.Models.Catalog;

namespace Orchestrator.Grains.Sweeps;

/// <summary>Turns a sweep file and its loaded data sets into the specification of an experiment.</summary>
public static class SweepResolver
{
    // Rules that models have about parameters together depend on a few choices; this many settings meet them all.
    private const int CheckedSettings = 1_000;

    /// <summary>Resolves <paramref name="file"/>; the device <c>auto</c> becomes <c>cpu</c>, the only one there is.</summary>
    /// <param name="file">The sweep.</param>
    /// <param name="dataSets">At least those of <see cref="SweepFile.DataSetNames"/>.</param>
    /// <param name="rules">What models ask of parameters together, or null to leave that to training.</param>
    /// <exception cref="ArgumentException">A data set of the sweep is not among <paramref name="dataSets"/>.</exception>
    public static SweepResolution Resolve(SweepFile file, IReadOnlyList<DataSetSpec> dataSets, IModelRules? rules = null)
    {
        var problems = new Problems();
        var used = file.DataSetNames.Select(name => Find(dataSets, name)).ToArray();
        var spec = file.Draft with { DataSets = used, Device = "cpu" };
        CheckSizes(file, used, problems);
        if (rules is not null)
        {
            CheckRules(file, spec, rules, problems);
        }

        return new SweepResolution(problems.HasErrors ? null : spec, problems.Errors);
    }

    private static DataSetSpec Find(IReadOnlyList<DataSetSpec> dataSets, string name) =>
        dataSets.FirstOrDefault(dataSet => dataSet.Name == name)
        ?? throw new ArgumentException($"The data set '{name}' was not loaded.", nameof(dataSets));

    private static void CheckSizes(SweepFile file, IReadOnlyList<DataSetSpec> dataSets, Problems problems)
    {
        var smallest = dataSets.MinBy(dataSet => dataSet.TrainCount)!;
        CheckLargest(file, "batch_size", smallest.TrainCount, $"the {smallest.TrainCount} training images of {smallest.Name}", problems);
        var half = smallest.TrainCount / 2;
        CheckLargest(file, "validation_size", half, $"{half}, half the training images of {smallest.Name}", problems);
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

    private static void CheckRules(SweepFile file, ExperimentSpec spec, IModelRules rules, Problems problems)
    {
        var refusals = SearchPlan.For(spec).SampleSettings(CheckedSettings)
            .Select(trial => Refusal(trial, rules))
            .OfType<InvalidParameterException>()
            .DistinctBy(refusal => refusal.Message);
        foreach (var refusal in refusals)
        {
            problems.Error(file.PlaceOf(refusal.Parameter), refusal.Message);
        }
    }

    private static InvalidParameterException? Refusal(TrialSpec trial, IModelRules rules)
    {
        try
        {
            rules.Validate(
                trial.Model,
                new ParameterSet(trial.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value.ToObject())));
            return null;
        }
        catch (InvalidParameterException exception)
        {
            return exception;
        }
    }
}
