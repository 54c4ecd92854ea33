using Orchestrator.Abstractions.Search;
using static Orchestrator.Grains.Tests.Sweeps.SweepText;

namespace Orchestrator.Grains.Tests.Sweeps;

public class SearchWordsTests
{
    private const string Sparse = "method: random\nrun_cap: 20\nparameters:\n  model: { values: [vanilla, sparse] }\n"
        + "  l1_weight: { min: 0.1, max: 0.5, q: 0.1 }\n  code_size: { values: [8, 16, 32] }\n";

    private static string Bayes => Sparse.Replace("method: random", "method: bayes", StringComparison.Ordinal);

    private static PrunerSpec? Pruner(string lines) => Spec(Sparse + lines).Pruner;

    [Fact]
    public void Read_WithoutPruner_TrainsEveryTrialToItsEnd()
    {
        Assert.Null(Pruner(""));
        Assert.Null(Pruner("orchestrator: { pruner: none }"));
        Assert.Null(Pruner("early_terminate: { type: hyperband, min_iter: 2 }\norchestrator: { pruner: none }"));
    }

    [Fact]
    public void Read_EarlyTerminate_IsTheStoppingRuleOfHalving()
    {
        Assert.Equal(
            new PrunerSpec { Name = "halving", MinIter = 2, Eta = 4 }, Pruner("early_terminate: { type: hyperband, min_iter: 2, eta: 4 }"));
        Assert.Equal(
            new PrunerSpec { Name = "halving", MaxIter = 27, Rungs = 2 }, Pruner("early_terminate: { type: hyperband, max_iter: 27, s: 2 }"));
    }

    [Theory]
    [InlineData("strict: true", true)]
    [InlineData("strict: false", false)]
    public void Read_Strict_IsKept(string word, bool isStrict) => Assert.Equal(
        new PrunerSpec { Name = "halving", MinIter = 2, IsStrict = isStrict }, Pruner($"early_terminate: {{ type: hyperband, min_iter: 2, {word} }}"));

    [Theory]
    [InlineData("asha", "asha.")]
    [InlineData("{ type: halving, variant: promotion }", "halving with variant promotion.")]
    public void Read_StrictWithAnotherPruner_IsRefused(string pruner, string got) => Assert.EndsWith(
        "early_terminate.strict judges by the value at each bracket's own epoch, which only halving's stopping variant does, but orchestrator.pruner is " + got,
        Error(Sparse + $"early_terminate: {{ type: hyperband, min_iter: 2, strict: true }}\norchestrator: {{ pruner: {pruner} }}\n"), StringComparison.Ordinal);

    [Fact]
    public void Read_PrunerBesideEarlyTerminate_TakesItsRungs() => Assert.Equal(
        new PrunerSpec { Name = "asha", MinIter = 2, Eta = 4 },
        Pruner("early_terminate: { type: hyperband, min_iter: 2, eta: 4 }\norchestrator: { pruner: asha }"));

    [Fact]
    public void Read_PrunerAsBlock_TakesItsNumbers() => Assert.Equal(
        new PrunerSpec { Name = "percentile", MinIter = 3, Interval = 2, Percentile = 40, MinTrials = 7 },
        Pruner("orchestrator: { pruner: { type: percentile, min_iter: 3, interval: 2, percentile: 40, min_trials: 7 } }"));

    [Theory]
    [InlineData("[a1, a1, second sweep]", new[] { "a1", "second sweep" })]
    [InlineData("[1234]", new[] { "1234" })]
    public void Read_WarmStart_IsAListOfExperiments(string list, string[] expected) =>
        Assert.Equal(expected, File(Bayes + $"orchestrator: {{ warm_start: {list} }}\n").WarmStart.Select(word => word.Text));

    [Theory]
    [InlineData("a1", "a single value")]
    [InlineData("[]", "a list of 0")]
    [InlineData("[[a1]]", "a list of 1")]
    public void Read_WarmStartOfAnotherForm_IsRefused(string text, string got) => Assert.EndsWith(
        $"orchestrator.warm_start must be a list of 1 to 20 experiments, each an id, a unique prefix of one or a name, for example [a1b2], but is {got}.",
        Error(Bayes + $"orchestrator: {{ warm_start: {text} }}\n"), StringComparison.Ordinal);

    [Fact]
    public void Read_WarmStartWithoutASamplerThatLearns_IsIgnoredWithANote()
    {
        var result = Read(Sparse + "orchestrator: { warm_start: [a1], sampler: sobol }\n");

        Assert.Empty(result.File!.WarmStart);
        Assert.EndsWith("orchestrator.warm_start is ignored: sampler sobol does not look at results.", Assert.Single(result.Notes).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SearchWords_AreKept()
    {
        var spec = Spec(Sparse + "metric: { name: psnr, goal: maximize, target: 25 }\norchestrator:\n  order: arrival\n"
            + "  budget: { failures: 3 }\n  constraints: [\"code_size <= 16\", \"model == sparse or code_size == 8\"]\n"
            + "  enqueue: [ { model: sparse, l1_weight: 0.3 } ]\n");

        Assert.Equal(("arrival", 3, 25), (spec.Order, spec.Failures, spec.Families[0].Target));
        Assert.Equal(["code_size <= 16", "model == sparse or code_size == 8"], spec.Constraints);
        Assert.Equal([new("model", ParameterValue.Of("sparse")), new("l1_weight", ParameterValue.Of(0.3))], spec.Enqueue[0]);
    }

    [Fact]
    public void Plan_ConstraintsAndEnqueued_HoldForEveryTrial()
    {
        var plan = Plan(Sparse + "orchestrator:\n  constraints: [\"code_size <= 16\"]\n  enqueue: [ { model: sparse, code_size: 16 } ]\n");
        var trials = Enumerable.Range(0, plan.Planned).Select(number => plan.TrialAt(number)!).ToArray();

        Assert.Equal("sparse", trials[0].Model);
        Assert.All(trials, trial => Assert.InRange(trial.Parameters.First(one => one.Name == "code_size").Value.AsDouble(), 8, 16));
    }

    [Fact]
    public void Plan_GridWithConstraint_HasWhatIsLeft()
    {
        const string Grid = "method: grid\nparameters:\n  model: { value: vanilla }\n  code_size: { values: [8, 16, 32] }\n"
            + "  batch_size: { values: [8, 16, 32] }\norchestrator: { constraints: [\"code_size >= batch_size\"] }";

        Assert.Equal(6, Plan(Grid).Planned);
    }

    // A target binds the families that have the metric.
    [Fact]
    public void Read_TargetOfOneFamily_LeavesTheOtherAlone()
    {
        var spec = Spec("method: grid\nmetric: { name: psnr, goal: maximize, target: 25 }\nparameters: { model: { values: [vanilla, gan] } }");

        Assert.Equal([25.0, null], spec.Families.Select(family => family.Target));
    }
}
