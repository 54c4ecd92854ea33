using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Tests.Sweeps;
using Orchestrator.Grains.Trials;

namespace Orchestrator.Grains.Tests.Trials;

public sealed class TrialParametersTests
{
    private static readonly TrialSpec Trial =
        new() { Number = 0, Setting = 0, Repeat = 0, Family = "autoencoder", Model = "vanilla", Parameters = [] };

    [Theory]
    [InlineData("mse", "", new int[0], new int[0])]
    [InlineData("mse", "metrics: { every: 4 }", new[] { 4, 8 }, new int[0])]
    [InlineData("mse", "metrics: { every: 20 }", new int[0], new int[0])]
    [InlineData("mse", "pruner: { type: asha, min_iter: 1, eta: 3 }", new int[0], new int[0])]
    [InlineData("probe_accuracy", "pruner: { type: asha, min_iter: 1, eta: 3 }", new int[0], new[] { 1, 3, 9 })]
    [InlineData("probe_accuracy", "pruner: { type: asha, min_iter: 1, eta: 3 }, metrics: { every: 5 }", new[] { 5, 10 }, new[] { 1, 3, 9 })]
    public void ListDear_ScheduleAndRungs_HaveAllMetricsAndTheObjective(string metric, string words, int[] epochs, int[] rungs)
    {
        var spec = SweepText.Spec($$"""
            method: random
            run_cap: 4
            metric: { name: {{metric}}, goal: minimize }
            parameters: { model: { value: vanilla }, epochs: { value: 10 }, code_size: { min: 2, max: 64 } }
            orchestrator: { {{words}} }
            """);

        var dear = TrialParameters.ListDear(Trial, spec);

        Assert.Equal(epochs, dear.Epochs);
        Assert.Equal(rungs, dear.Rungs);
        Assert.Equal(rungs.Length > 0 ? [metric] : [], dear.Compared);
    }

    [Theory]
    [InlineData("probe_accuracy", "knn_accuracy", new[] { "probe_accuracy", "knn_accuracy" })]
    [InlineData("mse", "knn_accuracy", new[] { "knn_accuracy" })]
    public void ListDear_SeveralObjectives_HasTheDearOnesAtRungs(string first, string second, string[] compared)
    {
        var spec = SweepText.Spec($$"""
            method: bayes
            run_cap: 4
            parameters: { model: { value: vanilla }, epochs: { value: 10 }, code_size: { min: 2, max: 64 } }
            orchestrator:
              pruner: { type: asha, min_iter: 1, eta: 3 }
              objectives: [ { name: {{first}}, goal: minimize }, { name: {{second}}, goal: maximize } ]
            """);

        var dear = TrialParameters.ListDear(Trial, spec);

        Assert.Equal(compared, dear.Compared);
        Assert.Equal([1, 3, 9], dear.Rungs);
    }
}
