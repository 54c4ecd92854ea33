using Orchestrator.Grains.Sweeps;
using Orchestrator.Models.Catalog;
using static Orchestrator.Grains.Tests.Sweeps.SweepText;

namespace Orchestrator.Grains.Tests.Sweeps;

public class SweepResolverTests
{
    private static string[] Resolve(string yaml, ModelRules? rules = null)
    {
        var resolution = SweepResolver.Resolve(File(yaml), [Digits, Mnist], rules);
        Assert.Equal(resolution.Errors.Count > 0, resolution.Spec is null);
        return [.. resolution.Errors.Select(error => error.ToString())];
    }

    [Fact]
    public void Resolve_DataSets_AreThoseOfTheFileOnly()
    {
        Assert.Equal([Digits], Spec(Grid("")).DataSets);
        Assert.Equal([Mnist, Digits], Spec(Grid("dataset: { values: [mnist, digits] }")).DataSets);
    }

    [Fact]
    public void Resolve_DeviceAuto_IsTheProcessor() => Assert.Equal("cpu", Spec(Grid("", "orchestrator: { device: auto }")).Device);

    [Fact]
    public void Resolve_MissingDataSet_Throws() =>
        Assert.Throws<ArgumentException>(() => SweepResolver.Resolve(File(Grid("")), [Mnist]));

    [Theory]
    [InlineData("batch_size: { value: 4000 }\n  validation_size: { value: 2000 }", new string[0])]
    [InlineData("batch_size: { values: [1, 4001] }\n  validation_size: { min: 0, max: 2001 }", new[]
    {
        "s.yaml:4:3: batch_size must be at most the 4000 training images of digits, but goes up to '4001'.",
        "s.yaml:5:3: validation_size must be at most 2000, half the training images of digits, but goes up to '2001'.",
    })]
    [InlineData("batch_size: { value: 4001 }\n  dataset: { value: mnist }", new string[0])]
    [InlineData("batch_size: { value: 4001 }\n  dataset: { values: [mnist, digits] }", new[]
    {
        "s.yaml:4:3: batch_size must be at most the 4000 training images of digits, but goes up to '4001'.",
    })]
    public void Resolve_SizesBeyondTheDataSet_AreRefused(string parameters, string[] expected) =>
        Assert.Equal(expected, Resolve(Grid(parameters)));

    [Theory]
    [InlineData("gan", 1, true)]
    [InlineData("dcgan", 1, true)]
    [InlineData("gan", 2, false)]
    [InlineData("vanilla", 1, false)]
    public void Resolve_GanOnASingleImage_SaysTheLeast(string model, int images, bool isRefused)
    {
        var file = File($"method: grid\nparameters:\n  model: {{ value: {model} }}\n");

        var errors = SweepResolver.Resolve(file, [Digits with { TrainCount = images }]).Errors.Select(error => error.ToString());

        Assert.Equal(isRefused
            ? [$"s.yaml:3:3: model {model} needs at least 2 training images, since batch normalization needs a variance, but digits has 1."]
            : [], errors);
    }

    [Fact]
    public void Resolve_GanWithASingleTestImage_SaysTheLeast() => Assert.Equal(
        ["s.yaml:3:3: model gan needs at least 2 test images, since frechet_distance needs their covariance, but digits has 1."],
        SweepResolver.Resolve(File("method: grid\nparameters:\n  model: { value: gan }\n"), [Digits with { TestCount = 1 }])
            .Errors.Select(error => error.ToString()));

    [Fact]
    public void Resolve_SettingThatAModelRefuses_IsToldOnceAtItsParameter() => Assert.Equal(
        ["s.yaml:4:3: base must be dense, but got convolutional."],
        Resolve(
            "method: grid\nparameters:\n  model: { values: [sparse, contractive] }\n  base: { values: [vanilla, convolutional] }\n  epochs: { values: [1, 2] }\n",
            DenseContractive));

    [Fact]
    public void Resolve_SettingsThatModelsTake_AreLeft() => Assert.Empty(Resolve(
        "method: grid\nparameters:\n  model: { value: sparse }\n  base: { values: [vanilla, convolutional] }\n", DenseContractive));

    [Fact]
    public void Resolve_SettingThatAModelWarnsOf_IsNotedOnce()
    {
        var file = File("method: grid\nparameters:\n  model: { value: contractive }\n  tied: { value: false }\n  epochs: { values: [1, 2] }\n");

        var resolution = SweepResolver.Resolve(file, [Digits], warnings: (model, parameters) =>
            model == "contractive" && !parameters.Flag("tied", true) ? ["tied false: dodges the penalty."] : []);

        Assert.NotNull(resolution.Spec);
        Assert.Equal("s.yaml:4:3: note: tied false: dodges the penalty.", Assert.Single(resolution.Notes).ToString());
    }

    private static IReadOnlyList<string> DenseContractive(string model, ParameterSet parameters) =>
        model == "contractive" && parameters.Text("base", "vanilla") == "convolutional"
            ? ["base must be dense, but got convolutional."]
            : [];
}
