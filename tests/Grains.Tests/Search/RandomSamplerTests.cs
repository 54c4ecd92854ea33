using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search;
using static Orchestrator.Grains.Tests.Sweeps.SweepText;

namespace Orchestrator.Grains.Tests.Search;

public class RandomSamplerTests
{
    private const string Yaml = "method: random\nrun_cap: 2000\nparameters:\n  model: { values: [vanilla, sparse, denoising] }\n"
        + "  code_size: { values: [8, 16, 32] }\n  learning_rate: { distribution: log_uniform_values, min: 1e-5, max: 1e-1 }\n"
        + "  l1_weight: { min: 0.1, max: 0.3 }\n  noise_level: { min: 0.1, max: 0.5, q: 0.1 }\n  epochs: { min: 3, max: 7 }\n"
        + "  hidden_size: { distribution: q_log_uniform_values, min: 5, max: 100, q: 10 }\n  base: { values: [vanilla, multilayer] }\n";

    private static double[] Draws(string name, ExperimentSpec spec)
    {
        var plan = SearchPlan.For(spec);
        return [.. Enumerable.Range(0, plan.Planned)
            .SelectMany(number => plan.TrialAt(number)!.Parameters)
            .Where(parameter => parameter.Name == name)
            .Select(parameter => parameter.Value.AsDouble())];
    }

    [Fact]
    public void TrialAt_AnySeed_StaysInsideEveryBound()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var spec = Spec(Yaml) with { Seed = seed, RunCap = 200 };

            Assert.All(Draws("learning_rate", spec), value => Assert.InRange(value, 1e-5, 1e-1));
            Assert.All(Draws("l1_weight", spec), value => Assert.InRange(value, 0.1, 0.3));
            Assert.All(Draws("noise_level", spec), value => Assert.True(value is 0.1 or 0.2 or 0.3 or 0.4 or 0.5));
            Assert.All(Draws("epochs", spec), value => Assert.True(value is 3 or 4 or 5 or 6 or 7));
            Assert.All(Draws("hidden_size", spec), value => Assert.Contains(value, Enumerable.Range(1, 10).Select(step => step * 10.0)));
        }
    }

    [Theory]
    [InlineData("epochs", 5)]
    [InlineData("noise_level", 5)]
    [InlineData("code_size", 3)]
    public void TrialAt_Steps_AreEquallyLikely(string name, int count)
    {
        var draws = Draws(name, Spec(Yaml));
        var shares = draws.CountBy(value => value).Select(pair => pair.Value / (double)draws.Length).ToArray();

        Assert.Equal(count, shares.Length);
        Assert.All(shares, share => Assert.InRange(share, 0.85 / count, 1.15 / count));
    }

    [Fact]
    public void TrialAt_LogUniform_SpreadsEvenlyOverDecades()
    {
        var decades = Draws("learning_rate", Spec(Yaml)).CountBy(value => Math.Floor(Math.Log10(value))).ToDictionary();

        Assert.All([-5.0, -4.0, -3.0, -2.0], decade => Assert.InRange(decades[decade], 425, 575));
    }

    [Fact]
    public void TrialAt_QuantisedLog_FavoursSmallSteps()
    {
        var draws = Draws("hidden_size", Spec(Yaml));

        Assert.True(draws.Count(value => value == 10) > 3 * draws.Count(value => value == 100));
        Assert.Contains(100, draws);
    }

    [Fact]
    public void TrialAt_OneMoreParameter_LeavesTheOthersAsTheyWere() =>
        Assert.Equal(Draws("learning_rate", Spec(Yaml)), Draws("learning_rate", Spec(Yaml, "batch_size=[32, 64]")));

    [Fact]
    public void TrialAt_OtherSeed_DrawsOtherValues() =>
        Assert.Empty(Draws("learning_rate", Spec(Yaml)).Intersect(Draws("learning_rate", Spec(Yaml, "orchestrator.seed=1"))));

    [Fact]
    public void TrialAt_InactiveParameters_AreNotRecorded()
    {
        var plan = Plan(Yaml);
        for (var number = 0; number < 500; number++)
        {
            var trial = plan.TrialAt(number)!;
            var values = trial.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value.ToString());

            Assert.Equal(trial.Model is "sparse" or "denoising", values.ContainsKey("base"));
            Assert.Equal(values.GetValueOrDefault("base") == "multilayer", values.ContainsKey("hidden_size"));
            Assert.Equal(trial.Model == "denoising", values.ContainsKey("noise_level"));
            Assert.Equal(trial.Model == "denoising" ? "denoising" : "autoencoder", trial.Family);
        }
    }

    // Worked out by hand from SHA-256 of "search/0/autoencoder/0/code_size" and so on.
    [Fact]
    public void TrialAt_KnownSeed_IsTheSameForever() => Assert.Equal(
        "model=sparse code_size=16 learning_rate=0.027955910301 l1_weight=0.14409563510785361 epochs=6 base=vanilla dataset=digits",
        GridOracle.Describe(Plan(Yaml).TrialAt(0)!.Parameters));

    [Fact]
    public void From_EdgesOfTheUnitInterval_GiveTheBounds()
    {
        const double AlmostOne = 1 - (1.0 / (1L << 53));
        foreach (var domain in new[]
        {
            new RangeDomain(0.1, 0.3, false, false, null), new RangeDomain(1e-7, 3e-2, false, true, null),
            new RangeDomain(0.1, 0.3, false, false, 0.1), new RangeDomain(0.1, 0.3, false, true, 0.1),
            new RangeDomain(1, 100_000, true, false, 1), new RangeDomain(1, 4096, true, true, 1), new RangeDomain(0.2, 0.2, false, true, null),
        })
        {
            Assert.Equal(domain.Min, DomainDraw.From(domain, 0).AsDouble(), domain.Min * 1e-11);
            Assert.Equal(domain.Max, DomainDraw.From(domain, AlmostOne).AsDouble(), domain.Max * 1e-11);
            Assert.InRange(DomainDraw.From(domain, 0).AsDouble(), domain.Min, domain.Max);
            Assert.InRange(DomainDraw.From(domain, AlmostOne).AsDouble(), domain.Min, domain.Max);
        }
    }
}
