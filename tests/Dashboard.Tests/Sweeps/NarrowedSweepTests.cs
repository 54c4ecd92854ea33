using Orchestrator.Abstractions.Search;
using Orchestrator.Dashboard.Sweeps;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Sweeps;

public sealed class NarrowedSweepTests
{
    [Fact]
    public void Write_OneTrial_NarrowsEveryParameterItHas()
    {
        var experiment = FakeData.Experiment("a", "widths");

        var yaml = NarrowedSweep.Write(experiment.Detail.Spec, [experiment.Trials[3].Summary]);

        Assert.Equal(
            """
            # Around trial 3. What the first sweep says of pruning and constraints is left out.
            name: "widths around 3"
            method: random
            run_cap: 24
            metric: { name: mse, goal: minimize }
            parameters:
              model: { value: "sparse" }
              dataset: { value: "digits" }
              epochs: { value: 20 }
              code_size: { values: [16, 32] }
              learning_rate: { distribution: log_uniform_values, min: 0.0007236, max: 0.002288 }
              l1_weight: { distribution: log_uniform_values, min: 1.518E-05, max: 0.0001518 }
            orchestrator:
              seed: 7
              objective_at: last
              evaluation_corruption: { kind: gaussian, level: 0.3 }
              samples: { every: 1, count: 16 }
              device: cpu
              digits: { train: 4000, test: 1000, seed: 7 }
              parallelism: 8

            """.ReplaceLineEndings("\n"),
            yaml);
    }

    [Theory]
    [InlineData(1, 100, 1.0, 50, "{ distribution: int_uniform, min: 37, max: 63 }")]
    [InlineData(8, 64, 8.0, 64, "{ distribution: int_uniform, min: 56, max: 64, q: 8 }")]
    public void Describe_Integers_KeepTheirStepAndBounds(double min, double max, double step, long used, string expected) =>
        Assert.Equal(expected, NarrowedDomain.Describe(new RangeDomain(min, max, true, false, step), [ParameterValue.Of(used)]));

    [Fact]
    public void Write_TrialsOfTwoModels_KeepTheConditionOfWhatOnlyOneHas()
    {
        var experiment = FakeData.Experiment("a", "widths");

        var yaml = NarrowedSweep.Write(experiment.Detail.Spec, [experiment.Trials[0].Summary, experiment.Trials[3].Summary]);

        Assert.Contains("  model: { values: [\"vanilla\", \"sparse\"] }", yaml);
        Assert.EndsWith("  when:\n    l1_weight: \"model == sparse\"\n", yaml);
    }
}
