using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Sweeps;
using static Orchestrator.Grains.Tests.Sweeps.SweepText;

namespace Orchestrator.Grains.Tests.Sweeps;

public class OverrideTests
{
    private const string Yaml = "name: a\nmethod: random\nrun_cap: 9\nparameters:\n  model: { value: sparse }\n"
        + "  code_size: { values: [8, 16] }\n  epochs: { value: 20 }\n";

    private static ParameterDomain Domain(string name, params string[] sets) =>
        Spec(Yaml, sets).Parameters.Single(parameter => parameter.Name == name).Domain;

    [Fact]
    public void Read_ScalarOverride_BecomesTheValue() =>
        Assert.Equal(new FixedDomain(ParameterValue.Of(3L)), Domain("epochs", "epochs=3"));

    [Fact]
    public void Read_ListOverride_BecomesTheValues() =>
        Assert.Equal("32 64", string.Join(' ', Assert.IsType<ListDomain>(Domain("code_size", "code_size=[32,64]")).Values));

    [Theory]
    [InlineData("l1_weight={min: 1e-5, max: 0.1}")]
    [InlineData("parameters.l1_weight={min: 1e-5, max: 0.1}")]
    public void Read_MappingOverride_BecomesTheParameter(string set) =>
        Assert.Equal(new RangeDomain(1e-5, 0.1, false, false, null), Domain("l1_weight", set));

    [Fact]
    public void Read_Overrides_ReachEveryBlock()
    {
        var spec = Spec(Yaml, "orchestrator.seed=7", "run_cap=4", "name=x=y", "orchestrator.repeats.seeds=2",
            "metric.name=psnr", "metric.goal=maximize", "orchestrator.when.epochs=code_size == 8", "method=grid");

        Assert.Equal((7L, 4, "x=y", 2, SearchMethod.Grid), (spec.Seed, spec.RunCap, spec.Name, spec.Repeats, spec.Method));
        Assert.Equal(new Objective("psnr", ObjectiveDirection.Maximize), spec.Families.Single().Objective);
        Assert.Equal("code_size == 8", spec.Parameters.Single(parameter => parameter.Name == "epochs").When);
    }

    [Fact]
    public void Read_Override_KeepsThePlaceInTheFile() => Assert.Equal(
        ["model", "code_size", "epochs", "l1_weight", "dataset"],
        Spec(Yaml, "l1_weight=0.1", "code_size=4").Parameters.Select(parameter => parameter.Name));

    [Fact]
    public void Read_SameKeyTwice_LastWins() =>
        Assert.Equal(new FixedDomain(ParameterValue.Of(5L)), Domain("epochs", "epochs=3", "epochs=5"));

    [Fact]
    public void Read_OverrideOfAMistake_MendsIt() => Assert.Empty(Errors(Yaml.Replace("20", "zwanzig"), "epochs=3"));

    [Theory]
    [InlineData("epochs=0", "--set epochs:1:8: epochs must be an integer in [1, 100000], but got '0'.")]
    [InlineData("code_size=[16, x]", "--set code_size:1:16: code_size must be an integer in [1, 4096], but got 'x'.")]
    [InlineData("epoch=3", "--set epoch:1:1: Unknown parameter or word 'epoch'; did you mean 'epochs'?")]
    [InlineData("seed=3", "--set seed:1:1: Unknown parameter or word 'seed'; did you mean 'orchestrator.seed'?")]
    [InlineData("orchestrator.sead=3", "--set orchestrator.sead:1:1: Unknown word 'sead' in orchestrator; did you mean 'seed'?")]
    [InlineData("name.x=3", "--set name.x:1:1: 'name' is a single value in the file, so nothing can be set inside it.")]
    [InlineData("epochs=", "--set epochs:1:8: There is nothing in it.")]
    [InlineData("epochs=[3", "--set epochs:")]
    [InlineData("epochs=&a 3", "--set epochs:1:8: Anchors (&)")]
    [InlineData("noise_level=0.1", "--set noise_level:1:1: noise_level belongs to denoising, but the models here are sparse.")]
    public void Read_WrongOverride_IsToldAtTheOverride(string set, string expected) => Assert.StartsWith(expected, Error(Yaml, set));

    [Theory]
    [InlineData("seed=3", "orchestrator.seed")]
    [InlineData("when.epochs=model == sparse", "orchestrator.when.epochs")]
    [InlineData("goal=maximize", "metric.goal")]
    [InlineData("digits.train=64", "orchestrator.digits.train")]
    [InlineData("at_most=0s", "orchestrator.checkpoints.at_most")]
    public void Read_OverrideOfAnInnerWord_NamesItWithItsBlock(string set, string expected) =>
        Assert.EndsWith($"; did you mean '{expected}'?", Error(Yaml, set));

    [Fact]
    public void Read_MistakesInFileAndOverrides_AreToldTogether() => Assert.Equal(
        ["s.yaml:3:10", "--set widht:1:1", "--set epochs:1:8"],
        Errors(Yaml.Replace("run_cap: 9", "run_cap: x"), "epochs=0", "widht=3").Select(error => string.Join(':', error.Split(':')[..3])));

    [Theory]
    [InlineData("epochs=3", "epochs", "3")]
    [InlineData(" name = a=b", "name", " a=b")]
    public void TryParse_KeyAndValue_SplitsAtTheFirstEqualsSign(string text, string key, string value) =>
        Assert.Equal(new SweepOverride(key, value), SweepOverride.TryParse(text));

    [Theory]
    [InlineData("epochs")]
    [InlineData("=3")]
    [InlineData("")]
    public void TryParse_Neither_IsNull(string text) => Assert.Null(SweepOverride.TryParse(text));
}
