using Orchestrator.Abstractions.Search;
using static Orchestrator.Grains.Tests.Sweeps.SweepText;

namespace Orchestrator.Grains.Tests.Sweeps;

public class ParameterTests
{
    private static ParameterDomain Domain(string name, string body, string method = "random\nrun_cap: 1") =>
        Spec($"method: {method}\nparameters:\n  model: {{ values: [vanilla, denoising, contractive] }}\n  {name}: {body}\n")
            .Parameters.Single(parameter => parameter.Name == name).Domain;

    private static string DomainError(string name, string body, string method = "random\nrun_cap: 1") =>
        Error($"method: {method}\nparameters:\n  model: {{ values: [vanilla, denoising, contractive] }}\n  {name}: {body}\n");

    [Theory]
    [InlineData("learning_rate", "{ value: 1e-4 }", 1e-4)]
    [InlineData("learning_rate", "{ value: 1E-4 }", 1e-4)]
    [InlineData("learning_rate", "{ value: 1.0e-4 }", 1e-4)]
    [InlineData("learning_rate", "{ value: .5 }", 0.5)]
    [InlineData("learning_rate", "{ value: 1. }", 1.0)]
    [InlineData("learning_rate", "{ value: 1 }", 1.0)]
    [InlineData("learning_rate", "{ distribution: constant, value: +2 }", 2.0)]
    [InlineData("noise_level", "{ value: -0.0 }", 0.0)]
    [InlineData("code_size", "{ value: 64.0 }", 64L)]
    [InlineData("code_size", "{ value: 1e2 }", 100L)]
    [InlineData("tied", "{ value: False }", false)]
    [InlineData("optimizer", "{ value: 'sgd' }", "sgd")]
    [InlineData("optimizer", "\n    value: sgd", "sgd")]
    public void Read_Value_HasTheParametersKind(string name, string body, object expected)
    {
        var value = Assert.IsType<FixedDomain>(Domain(name, body)).Value;

        Assert.Equal(expected, value.ToObject());
        Assert.False(expected is 0.0 && double.IsNegative(value.AsDouble()));
    }

    [Theory]
    [InlineData("code_size", "{ values: [64, 16, 32.0] }", true, "64 16 32")]
    [InlineData("code_size", "{ distribution: categorical, values: [64, 16] }", false, "64 16")]
    [InlineData("learning_rate", "{ values: [1, 1e-3] }", true, "1 0.001")]
    [InlineData("optimizer", "{ values: [sgd, adam] }", false, "sgd adam")]
    [InlineData("tied", "{ values: [true, false] }", false, "true false")]
    public void Read_Values_AreOrderedWhereTheyAreNumbers(string name, string body, bool isOrdered, string expected)
    {
        var list = Assert.IsType<ListDomain>(Domain(name, body));

        Assert.Equal(isOrdered, list.IsOrdered);
        Assert.Equal(expected, string.Join(' ', list.Values));
    }

    [Theory]
    [InlineData("noise_level", "{ min: 0.1, max: 0.5 }", 0.1, 0.5, false, false, null)]
    [InlineData("noise_level", "{ min: 0, max: 0.5 }", 0.0, 0.5, false, false, null)]
    [InlineData("noise_level", "{ distribution: uniform, min: 0, max: 1 }", 0.0, 1.0, false, false, null)]
    [InlineData("noise_level", "{ min: 0, max: 1 }", 0.0, 1.0, false, false, 1.0)]
    [InlineData("noise_level", "{ min: 0, max: 1, q: 0.1 }", 0.0, 1.0, false, false, 0.1)]
    [InlineData("noise_level", "{ min: 0.1, max: 0.5, q: 0.1 }", 0.1, 0.5, false, false, 0.1)]
    [InlineData("noise_level", "{ distribution: q_uniform, min: 0.1, max: 0.5, q: 0.1 }", 0.1, 0.5, false, false, 0.1)]
    [InlineData("epochs", "{ min: 1, max: 9 }", 1.0, 9.0, true, false, 1.0)]
    [InlineData("epochs", "{ distribution: int_uniform, min: 5, max: 15, q: 5 }", 5.0, 15.0, true, false, 5.0)]
    [InlineData("epochs", "{ distribution: q_uniform, min: 1, max: 9 }", 1.0, 9.0, true, false, 1.0)]
    [InlineData("code_size", "{ distribution: q_log_uniform_values, q: 8, min: 8, max: 128 }", 8.0, 128.0, true, true, 8.0)]
    [InlineData("learning_rate", "{ distribution: log_uniform_values, min: 1e-4, max: 1e-2 }", 1e-4, 1e-2, false, true, null)]
    public void Read_Range_IsInferredAsInWandb(string name, string body, double min, double max, bool isInteger, bool isLog, double? step) =>
        Assert.Equal(new RangeDomain(min, max, isInteger, isLog, step), Domain(name, body));

    [Fact]
    public void Read_IntegerBoundsOfANumber_AreNoted() => Assert.Contains(
        "noise_level takes whole numbers only",
        Assert.Single(Read("method: grid\nparameters:\n  model: { value: denoising }\n  noise_level: { min: 0, max: 1 }\n").Notes).Message);

    [Theory]
    [InlineData("learning_rate", "{ distribution: log_uniform, min: 1e-4, max: 1e-2 }",
        "s.yaml:5:34: learning_rate: log_uniform takes exponents; did you mean 'distribution: log_uniform_values'?")]
    [InlineData("learning_rate", "{ distribution: normal, mu: 0, sigma: 1 }", "learning_rate.distribution 'normal' is not available yet, use constant,")]
    [InlineData("learning_rate", "{ distribution: uniformm, min: 0.1, max: 1 }", "did you mean 'uniform'?")]
    [InlineData("learning_rate", "{ distribution: log_uniform_values, min: 0, max: 1 }", "s.yaml:5:59: learning_rate must be a number in (0, 10], but got '0'.")]
    [InlineData("noise_level", "{ distribution: log_uniform_values, min: 0, max: 1 }", "noise_level min must be above 0 with log_uniform_values, but got '0'.")]
    [InlineData("learning_rate", "{ min: 1e-3, max: 11.0 }", "s.yaml:5:36: learning_rate must be a number in (0, 10], but got '11.0'.")]
    [InlineData("learning_rate", "{ min: 0.5, max: 0.1 }", "learning_rate min 0.5 is above max 0.1.")]
    [InlineData("learning_rate", "{ min: 0.5 }", "learning_rate needs 'max' with uniform.")]
    [InlineData("learning_rate", "{ value: .nan }", "learning_rate must be a number in (0, 10], but got '.nan'.")]
    [InlineData("learning_rate", "{ value: 1e999 }", "learning_rate must be a number in (0, 10], but got '1e999'.")]
    [InlineData("learning_rate", "{ value: \"1e-4\" }", "but got the quoted text '1e-4'.")]
    [InlineData("learning_rate", "{ value: }", "learning_rate must be a number in (0, 10], but its value is empty.")]
    [InlineData("learning_rate", "{ value: [0.1] }", "but got a list.")]
    [InlineData("learning_rate", "0.1", "learning_rate must be a block, for example { value: ... }, but is a single value.")]
    [InlineData("learning_rate", "[0.1]", "for example { values: ... }")]
    [InlineData("learning_rate", "{ }", "learning_rate needs 'value', 'values', or 'min' and 'max'.")]
    [InlineData("learning_rate", "{ value: 0.1, values: [0.1] }", "learning_rate: 'values' does not go with constant, which takes value.")]
    [InlineData("learning_rate", "{ distribution: uniform, min: 0.1, max: 0.2, q: 0.1 }", "'q' does not go with uniform, which takes min, max.")]
    [InlineData("learning_rate", "{ distribution: constant }", "learning_rate needs 'value' with constant.")]
    [InlineData("learning_rate", "{ distribution: categorical }", "learning_rate needs 'values' with at least one value in a list.")]
    [InlineData("learning_rate", "{ values: [] }", "s.yaml:5:28: learning_rate needs 'values' with at least one value in a list.")]
    [InlineData("learning_rate", "{ valeus: [1] }", "Unknown word 'valeus' in learning_rate; did you mean 'values'?")]
    [InlineData("learning_rate", "{ values: [0.1, 1e-1] }", "s.yaml:5:34: learning_rate lists 0.1 twice.")]
    [InlineData("learning_rate", "{ min: 0.1, max: 1.0, q: 0 }", "learning_rate.q must be a number in [1E-09, 100000], but got '0'.")]
    [InlineData("learning_rate", "{ min: 0.11, max: 0.19, q: 0.1 }", "learning_rate has no multiple of q 0.1 in [0.11, 0.19].")]
    [InlineData("code_size", "{ distribution: uniform, min: 8, max: 64 }", "code_size takes integers, but uniform draws any number; write 'distribution: int_uniform'.")]
    [InlineData("code_size", "{ distribution: log_uniform_values, min: 8, max: 64 }", "write 'distribution: q_log_uniform_values'.")]
    [InlineData("code_size", "{ min: 8, max: 64, q: 0.5 }", "code_size takes integers, so q must be one, but got '0.5'.")]
    [InlineData("code_size", "{ value: 010 }", "code_size must be an integer in [1, 4096], but got '010'.")]
    [InlineData("code_size", "{ value: 64.5 }", "code_size must be an integer in [1, 4096], but got '64.5'.")]
    [InlineData("noise_level", "{ distribution: int_uniform, min: 0.5, max: 1 }", "noise_level min must be an integer with int_uniform, but got '0.5'.")]
    [InlineData("optimizer", "{ value: adm }", "optimizer must be one of adam, sgd, rmsprop, adadelta, but got 'adm'; did you mean 'adam'?")]
    [InlineData("optimizer", "{ min: 1, max: 2 }", "so it takes 'value' or 'values', not a range.")]
    [InlineData("tied", "{ value: yes }", "tied must be true or false, but got 'yes'.")]
    [InlineData("tied", "{ value: \"true\" }", "tied must be true or false, but got the quoted text 'true'.")]
    [InlineData("width", "{ value: 16 }", "s.yaml:5:3: width belongs to dcgan, but the models here are vanilla, denoising, contractive.")]
    [InlineData("noise_size", "{ value: 16 }", "noise_size belongs to gan, dcgan or wgan-gp, but the models")]
    [InlineData("code_sise", "{ value: 16 }", "s.yaml:5:3: Unknown parameter 'code_sise'; did you mean 'code_size'?")]
    [InlineData("xyzzy", "{ value: 16 }", "Unknown parameter 'xyzzy'; it is one of model, dataset, epochs,")]
    public void Read_WrongParameter_SaysWhatIsAllowed(string name, string body, string expected)
    {
        var yaml = $"method: random\nrun_cap: 1\nparameters:\n  model: {{ values: [vanilla, denoising, contractive] }}\n  {name}: {body}\n";

        Assert.Contains(Errors(yaml), error => error.Contains(expected));
    }

    [Fact]
    public void Read_ContinuousParameterInAGrid_IsRefused() => Assert.StartsWith(
        "s.yaml:4:3: learning_rate is continuous, so a grid of it has no end: give 'q', 'values', or method random.",
        DomainError("learning_rate", "{ min: 0.1, max: 1.0 }", "grid"));

    [Theory]
    [InlineData("hidden_layers", "hidden_layers has no effect on sparse unless 'base' is multilayer.")]
    [InlineData("hidden_size", "hidden_size has no effect on sparse unless 'base' is multilayer.")]
    public void Read_HiddenLayersWithoutTheirBase_AreRefused(string name, string expected)
    {
        var yaml = $"method: grid\nparameters:\n  model: {{ value: sparse }}\n  {name}: {{ value: 2 }}\n";

        Assert.Contains(expected, Error(yaml));
        Assert.Contains(expected, Error(yaml, "base=[vanilla,convolutional]"));
        Assert.Empty(Errors(yaml, "base=[vanilla,multilayer]"));
    }

    [Theory]
    [InlineData("[multilayer, sparse]", "", "model == multilayer")]
    [InlineData("[multilayer, sparse]", "base: { values: [vanilla, multilayer] }", "model == multilayer or base == multilayer")]
    [InlineData("[sparse]", "base: { value: multilayer }", null)]
    [InlineData("[sparse]", "base: { values: [vanilla, multilayer] }", "base == multilayer")]
    [InlineData("[multilayer]", "", null)]
    [InlineData("[vanilla, multilayer]", "", "model == multilayer")]
    public void Read_HiddenLayers_FollowModelAndBase(string models, string line, string? expected)
    {
        var spec = Spec($"method: grid\nparameters:\n  model: {{ values: {models} }}\n  hidden_layers: {{ value: 2 }}\n  {line}\n");

        Assert.Equal(expected, spec.Parameters.Single(parameter => parameter.Name == "hidden_layers").When);
    }

    [Theory]
    [InlineData("[vanilla, sparse]", "{ values: [vanilla, convolutional] }", "model == vanilla or base == vanilla")]
    [InlineData("[sparse]", "{ values: [vanilla, multilayer] }", null)]
    public void Read_CodeSize_IsInactiveOnAConvolutionalBase(string models, string body, string? expected)
    {
        var spec = Spec($"method: grid\nparameters:\n  model: {{ values: {models} }}\n  base: {body}\n  code_size: {{ value: 2 }}\n");

        Assert.Equal(expected, spec.Parameters.Single(parameter => parameter.Name == "code_size").When);
    }

    [Fact]
    public void Read_BaseWithItsOwnCondition_LeavesCodeSizeToTheDefaultBase()
    {
        var spec = Spec("method: grid\nparameters:\n  model: { values: [sparse, denoising] }\n  base: { values: [vanilla, convolutional] }\n"
            + "  code_size: { value: 2 }\norchestrator: { when: { base: model == sparse } }\n");

        Assert.Null(spec.Parameters.Single(parameter => parameter.Name == "code_size").When);
    }

    [Fact]
    public void Read_WrongBase_IsNotBlamedOnItsChildren() => Assert.Contains(
        "did you mean 'multilayer'?",
        Error("method: grid\nparameters:\n  model: { value: sparse }\n  base: { value: multilayr }\n  hidden_layers: { value: 2 }\n"));
}
