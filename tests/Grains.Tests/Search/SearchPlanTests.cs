using Orchestrator.Grains.Search;
using Orchestrator.Grains.Sweeps;
using static Orchestrator.Grains.Tests.Sweeps.SweepText;

namespace Orchestrator.Grains.Tests.Search;

public class SearchPlanTests
{
    private const string ThreeFamilies = "method: grid\nparameters:\n  model: { values: [denoising, vanilla, gan] }\n"
        + "  noise_level: { values: [0.1] }\n  code_size: { values: [8, 16] }\n  noise_size: { values: [1, 2, 3, 4] }\n";

    private static string[] Trials(SearchPlan plan) =>
        [.. Enumerable.Range(0, plan.Planned)
            .Select(number => plan.TrialAt(number)!)
            .Select(trial => $"{trial.Setting}.{trial.Repeat} {trial.Model}")];

    [Fact]
    public void TrialAt_Families_TakeTurnsUntilTheyHaveNoneLeft() => Assert.Equal(
        ["0.0 denoising", "1.0 vanilla", "2.0 gan", "3.0 denoising", "4.0 vanilla", "5.0 gan", "6.0 gan", "7.0 gan"],
        Trials(Plan(ThreeFamilies)));

    private const string Searched = "method: bayes\nrun_cap: 40\nparameters:\n  model: { values: [vanilla, gan] }\n  learning_rate: { min: 0.001, max: 0.1 }\n";

    [Fact]
    public void ExplainSamplers_Auto_SaysWhichAndWhyForEachFamily() => Assert.Equal(
        [
            "autoencoder: gp: a Gaussian process finds most in up to 200 settings, and there are 20.",
            "gan: gp: a Gaussian process finds most in up to 200 settings, and there are 20.",
        ],
        Plan(Searched).ExplainSamplers());

    [Fact]
    public void ExplainSamplers_SeveralObjectives_TakesNsga2() => Assert.Equal(
        ["autoencoder: nsga2: 2 objectives ask for a Pareto front."],
        Plan("method: bayes\nrun_cap: 40\nparameters:\n  model: { value: vanilla }\n  learning_rate: { min: 0.001, max: 0.1 }\n"
            + "orchestrator: { objectives: [ { name: mse }, { name: probe_accuracy, goal: maximize } ] }\n").ExplainSamplers());

    [Fact]
    public void ExplainSamplers_SamplerOfTheFile_NeedsNoReason() => Assert.Empty(Plan(Searched, "orchestrator.sampler=tpe").ExplainSamplers());

    [Fact]
    public void TrialAt_Repeats_HaveConsecutiveNumbers()
    {
        var plan = Plan(ThreeFamilies, "orchestrator.repeats.seeds=2", "run_cap=6");

        Assert.Equal((6, 3), (plan.Planned, plan.Settings));
        Assert.Equal(["0.0 denoising", "0.1 denoising", "1.0 vanilla", "1.1 vanilla", "2.0 gan", "2.1 gan"], Trials(plan));
    }

    [Fact]
    public void TrialAt_CapThatCutsASetting_LeavesItsLastRepeatsOut()
    {
        var plan = Plan(ThreeFamilies, "orchestrator.repeats.seeds=3", "run_cap=4");

        Assert.Equal((4, 2), (plan.Planned, plan.Settings));
        Assert.Equal(["0.0 denoising", "0.1 denoising", "0.2 denoising", "1.0 vanilla"], Trials(plan));
        Assert.Null(plan.TrialAt(4));
    }

    [Fact]
    public void TrialAt_CapAboveTheGrid_IsTheGrid() => Assert.Equal(
        (24, 8), Counts(Plan(ThreeFamilies, "orchestrator.repeats.seeds=3", "run_cap=1000")));

    [Theory]
    [InlineData("method=grid")]
    [InlineData("method=random")]
    public void TrialAt_LargerCap_BeginsWithTheSameTrials(string method)
    {
        for (var cap = 1; cap < 8; cap++)
        {
            var (small, large) = (Plan(ThreeFamilies, method, $"run_cap={cap}"), Plan(ThreeFamilies, method, "run_cap=8"));

            Assert.Equal(cap, small.Planned);
            Assert.All(Enumerable.Range(0, cap), number => Assert.Equivalent(large.TrialAt(number), small.TrialAt(number), strict: true));
        }
    }

    [Fact]
    public void TrialAt_Random_SharesTheCapEvenly()
    {
        var models = Trials(Plan(ThreeFamilies, "method=random", "run_cap=100")).CountBy(trial => trial.Split(' ')[1]).ToDictionary();

        Assert.Equal((34, 33, 33), (models["denoising"], models["vanilla"], models["gan"]));
    }

    [Fact]
    public void TrialAt_AnyOrderOfAsking_GivesTheSame()
    {
        var (forwards, backwards) = (Plan(ThreeFamilies), Plan(ThreeFamilies));
        var last = Enumerable.Range(0, 8).Reverse().Select(number => backwards.TrialAt(number)!).Reverse();

        Assert.Equivalent(Enumerable.Range(0, 8).Select(number => forwards.TrialAt(number)), last, strict: true);
    }

    [Fact]
    public void TrialAt_SpecFromJson_GivesTheSame()
    {
        var spec = Spec(ThreeFamilies, "method=random", "run_cap=50", "learning_rate={min: 0.1, max: 0.2}");
        var (plan, again) = (SearchPlan.For(spec), SearchPlan.For(SpecJson.Deserialize(SpecJson.Serialize(spec))));

        Assert.All(Enumerable.Range(0, 50), number => Assert.Equivalent(plan.TrialAt(number), again.TrialAt(number), strict: true));
    }

    [Fact]
    public void TrialAt_NegativeNumber_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => Plan(ThreeFamilies).TrialAt(-1));

    [Theory]
    [InlineData(5, 5)]
    [InlineData(8, 8)]
    [InlineData(100, 8)]
    [InlineData(0, 0)]
    public void SampleSettings_Count_IsThatManyDifferentOnesInOrder(int count, int expected)
    {
        var sampled = Plan(ThreeFamilies, "orchestrator.repeats.seeds=3").SampleSettings(count);

        Assert.Equal(expected, sampled.Select(trial => trial.Setting).Distinct().Count());
        Assert.Equal(sampled.Select(trial => trial.Number).Order(), sampled.Select(trial => trial.Number));
        Assert.All(sampled, trial => Assert.Equal(0, trial.Repeat));
    }

    [Fact]
    public void For_RandomWithoutCap_Throws() =>
        Assert.Throws<ArgumentException>(() => SearchPlan.For(Spec(ThreeFamilies, "method=random", "run_cap=1") with { RunCap = null }));

    [Fact]
    public void For_Cycle_Throws()
    {
        var spec = Spec(ThreeFamilies);
        var broken = spec with { Parameters = [.. spec.Parameters.Select(parameter => parameter with { When = $"{parameter.Name} == 1" })] };

        Assert.Throws<ArgumentException>(() => SearchPlan.For(broken));
    }

    private static (int Planned, int Settings) Counts(SearchPlan plan) => (plan.Planned, plan.Settings);
}
