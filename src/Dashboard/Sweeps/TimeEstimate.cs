using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Queries.Filters;
using Orchestrator.Abstractions.Sweeps;

namespace Orchestrator.Dashboard.Sweeps;

/// <summary>How long a sweep may take, from what trials of the same models took in this database.</summary>
/// <param name="Seconds">Of one slot, over all trials whose model is known.</param>
/// <param name="Measured">Completed trials that it is taken from.</param>
/// <param name="Unknown">Models of the sweep of which no trial has completed here.</param>
public sealed record TimeEstimate(double Seconds, int Measured, IReadOnlyList<string> Unknown)
{
    private const int NewestExperiments = 20;
    private const int TrialsOfEach = 2_000;

    internal static async Task<TimeEstimate> OfAsync(IExperimentReader reader, IReadOnlyList<SweepWork> work, CancellationToken cancellation)
    {
        var rates = work.ToDictionary(each => each.Model, _ => new Rate());
        foreach (var experiment in (await reader.ListExperimentsAsync(new(Limit: NewestExperiments), cancellation)).Items)
        {
            if (rates.Values.All(rate => rate.Trials > 0)) { break; }

            await MeasureAsync(reader, experiment.Id, rates, cancellation);
        }

        return new(
            work.Sum(each => each.ImageEpochs * rates[each.Model].SecondsPerImage), rates.Values.Sum(rate => rate.Trials),
            [.. work.Select(each => each.Model).Where(model => rates[model].Trials == 0)]);
    }

    private static async Task MeasureAsync(IExperimentReader reader, string id, Dictionary<string, Rate> rates, CancellationToken cancellation)
    {
        if (await reader.FindExperimentAsync(id, cancellation) is not { Spec.DataSets: [_, ..] sets }) { return; }

        var images = sets.Average(set => set.TrainCount);
        var columns = await reader.GetColumnsAsync(id, ["seconds", "epochs"], TrialFilter.Parse("state:completed"), TrialsOfEach, cancellation);
        for (var i = 0; i < columns.Numbers.Count; i++)
        {
            if (rates.TryGetValue(columns.Models[i], out var rate) && (columns.Values["seconds"][i], columns.Values["epochs"][i]) is ({ } seconds, { } epochs))
            {
                rate.Add(seconds, epochs * images);
            }
        }
    }

    private sealed class Rate
    {
        private double _seconds;
        private double _images;

        public int Trials { get; private set; }

        public double SecondsPerImage => _images > 0 ? _seconds / _images : 0;

        public void Add(double seconds, double images) => (_seconds, _images, Trials) = (_seconds + seconds, _images + images, Trials + 1);
    }
}
