using Orchestrator.Grains.Search;
using Orchestrator.Grains.Search.Samplers;
using static Orchestrator.Grains.Tests.Sweeps.SweepText;

namespace Orchestrator.Grains.Tests.Search;

public class GridSamplerTests
{
    [Fact]
    public void TrialAt_WorkedExample_IsSixInFileOrderLastFastest()
    {
        var plan = Plan("method: grid\nparameters:\n  model: { values: [vanilla, sparse] }\n  code_size: { values: [16, 32] }\n"
            + "  l1_weight: { values: [1e-4, 1e-3] }\n");

        Assert.Equal(6, plan.Planned);
        Assert.Equal(
            [
                "model=vanilla code_size=16 dataset=digits",
                "model=vanilla code_size=32 dataset=digits",
                "model=sparse code_size=16 l1_weight=0.0001 dataset=digits",
                "model=sparse code_size=16 l1_weight=0.001 dataset=digits",
                "model=sparse code_size=32 l1_weight=0.0001 dataset=digits",
                "model=sparse code_size=32 l1_weight=0.001 dataset=digits",
            ],
            Enumerable.Range(0, 6).Select(number => GridOracle.Describe(plan.TrialAt(number)!.Parameters)));
        Assert.Null(plan.TrialAt(6));
    }

    [Fact]
    public void TrialAt_ModelLast_KeepsTheOrderOfTheFile()
    {
        var plan = Plan("method: grid\nparameters:\n  dataset: { value: digits }\n  l1_weight: { values: [1e-4, 1e-3] }\n  model: { values: [vanilla, sparse] }\n");

        Assert.Equal(
            ["dataset=digits model=vanilla", "dataset=digits l1_weight=0.0001 model=sparse", "dataset=digits l1_weight=0.001 model=sparse"],
            Enumerable.Range(0, plan.Planned).Select(number => GridOracle.Describe(plan.TrialAt(number)!.Parameters)));
    }

    [Theory]
    [InlineData("noise_level: { min: 0.1, max: 0.5, q: 0.1 }", "0.1 0.2 0.3 0.4 0.5")]
    [InlineData("noise_level: { min: 0.05, max: 0.35, q: 0.1 }", "0.1 0.2 0.3")]
    [InlineData("noise_level: { min: 0.1, max: 0.45, q: 0.1 }", "0.1 0.2 0.3 0.4")]
    [InlineData("epochs: { min: 2, max: 4 }", "2 3 4")]
    [InlineData("epochs: { distribution: q_uniform, min: 1, max: 10, q: 5 }", "5 10")]
    [InlineData("epochs: { min: 7, max: 7 }", "7")]
    [InlineData("code_size: { distribution: q_log_uniform_values, min: 8, max: 24, q: 8 }", "8 16 24")]
    public void TrialAt_Step_IncludesTheMaximumThatIsOnIt(string line, string expected)
    {
        var plan = Plan($"method: grid\nparameters:\n  model: {{ value: denoising }}\n  {line}\n");

        Assert.Equal(expected, string.Join(' ', Enumerable.Range(0, plan.Planned).Select(number => plan.TrialAt(number)!.Parameters[1].Value)));
    }

    [Fact]
    public void TrialAt_ChildOfAnInactiveParameter_IsNotRecorded()
    {
        var plan = Plan("method: grid\nparameters:\n  model: { value: vanilla }\n  code_size: { values: [8, 16] }\n  optimizer: { values: [adam, sgd] }\n"
            + "  epochs: { values: [1, 2] }\norchestrator:\n  when: { optimizer: code_size == 8, epochs: optimizer != adam }\n");

        Assert.Equal(
            ["code_size=8 optimizer=adam", "code_size=8 optimizer=sgd epochs=1", "code_size=8 optimizer=sgd epochs=2", "code_size=16"],
            Enumerable.Range(0, plan.Planned).Select(number => GridOracle.Describe(plan.TrialAt(number)!.Parameters.Skip(1).SkipLast(1))));
    }

    [Fact]
    public void SettingAt_RandomSpaces_AreTheDistinctActiveAssignmentsInOrder()
    {
        var sizes = new List<int>();
        for (var seed = 0; seed < 200; seed++)
        {
            var spec = Spec(RandomSweep.Grid(new Random(seed)));
            foreach (var family in spec.Families)
            {
                var sampler = GridSampler.Create(FamilySpace.Of(spec, family));
                var expected = GridOracle.Settings(spec, family);

                Assert.Equal(expected, Enumerable.Range(0, (int)sampler.Count!).Select(index => GridOracle.Describe(sampler.SettingAt(index))));
                sizes.Add(expected.Count);
            }
        }

        Assert.True(sizes.Max() > 50 && sizes.Average() > 5, "the random spaces are too small to show anything");
    }

    [Fact]
    public void SettingAt_LastOfAMillion_IsFoundWithoutTheOthers()
    {
        var plan = Plan("method: grid\nparameters:\n  model: { value: vanilla }\n  epochs: { min: 1, max: 1000 }\n  code_size: { min: 1, max: 1000 }\n");

        Assert.Equal("model=vanilla epochs=1000 code_size=1000 dataset=digits", GridOracle.Describe(plan.TrialAt(999_999)!.Parameters));
        Assert.Equal("model=vanilla epochs=1 code_size=2 dataset=digits", GridOracle.Describe(plan.TrialAt(1)!.Parameters));
    }

    [Fact]
    public void Read_ConditionsOnHugeRanges_AreRefusedInGoodTime() => Assert.Contains(
        "more than 1000000 settings",
        Error("method: grid\nparameters:\n  model: { value: vanilla }\n  epochs: { min: 1, max: 100000 }\n  code_size: { min: 1, max: 4096 }\n"
            + "  optimizer: { values: [adam, sgd] }\norchestrator: { when: { optimizer: epochs > 5 and code_size > 5 } }\n"));
}
