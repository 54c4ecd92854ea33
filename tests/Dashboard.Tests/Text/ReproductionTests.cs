using Orchestrator.Dashboard.Tests.Fakes;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Tests.Text;

public sealed class ReproductionTests
{
    [Fact]
    public void Write_Trial_FixesEveryParameterAndTheSeed()
    {
        var experiment = FakeData.Experiment("a", "sparse \"codes\"");
        var trial = experiment.Trials[3].Summary with { Repeat = 2 };

        var yaml = Reproduction.Write(experiment.Detail.Spec, trial);

        Assert.Equal(
            """
            name: "sparse \"codes\"-trial-3"
            method: grid
            metric: { name: mse, goal: minimize }
            parameters:
              model: { value: "sparse" }
              dataset: { value: "digits" }
              epochs: { value: 20 }
              code_size: { value: 16 }
              learning_rate: { value: 0.0012868 }
              l1_weight: { value: 4.8E-05 }
            orchestrator:
              seed: 7
              objective_at: last
              evaluation_corruption: { kind: gaussian, level: 0.3 }
              samples: { every: 1, count: 16 }
              device: cpu
              digits: { train: 4000, test: 1000, seed: 7 }
              repeats: { seeds: 3 }

            """.ReplaceLineEndings("\n"),
            yaml);
    }

    [Fact]
    public void Write_FamilyWithoutObjective_NamesNoMetric()
    {
        var experiment = FakeData.Experiment("a", "b");

        Assert.DoesNotContain("metric:", Reproduction.Write(experiment.Detail.Spec, experiment.Trials[2].Summary));
    }
}
