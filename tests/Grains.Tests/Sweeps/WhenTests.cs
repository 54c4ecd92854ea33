using static Orchestrator.Grains.Tests.Sweeps.SweepText;

namespace Orchestrator.Grains.Tests.Sweeps;

public class WhenTests
{
    private const string Head = "method: grid\nparameters:\n  model: { values: [sparse, denoising] }\n  code_size: { values: [8, 16] }\n"
        + "  optimizer: { values: [adam, sgd] }\n  epochs: { values: [1, 2] }\norchestrator:\n  when:\n";

    [Theory]
    [InlineData("epochs: model == sparse", "model == sparse")]
    [InlineData("epochs: model in [sparse,denoising] and code_size>8", "model in [sparse, denoising] and code_size > 8")]
    [InlineData("epochs: \"(model != sparse or code_size <= 8) and optimizer == 'sgd'\"", "(model != sparse or code_size <= 8) and optimizer == sgd")]
    [InlineData("epochs: code_size >= 1e1 or code_size < 9", "code_size >= 10 or code_size < 9")]
    [InlineData("epochs: >\n      model ==\n      sparse\n", "model == sparse")]
    [InlineData("epochs: ((model == sparse))", "model == sparse")]
    public void Read_When_IsWrittenInOneForm(string line, string expected) =>
        Assert.Equal(expected, Spec(Head + "    " + line + "\n").Parameters.Single(parameter => parameter.Name == "epochs").When);

    [Theory]
    [InlineData("epochs: model = sparse", "s.yaml:9:19: Unexpected '=' in a condition.")]
    [InlineData("epochs: model ==", "s.yaml:9:21: A condition needs a value here, but it ends.")]
    [InlineData("epochs: model sparse", "s.yaml:9:19: A condition needs one of == != < <= > >= in here, but got 'sparse'.")]
    [InlineData("epochs: model == sparse code_size == 8", "s.yaml:9:29: A condition needs 'and', 'or' or the end here, but got 'code_size'.")]
    [InlineData("epochs: model == sparse and", "s.yaml:9:32: A condition needs a parameter's name here, but it ends.")]
    [InlineData("epochs: model in sparse", "s.yaml:9:22: A condition needs '[' here, but got 'sparse'.")]
    [InlineData("epochs: model in [sparse", "s.yaml:9:29: A condition needs ']' here, but it ends.")]
    [InlineData("epochs: '(model == sparse'", "s.yaml:9:30: A condition needs ')' here, but it ends.")]
    [InlineData("epochs: ''", "s.yaml:9:14: A condition needs a parameter's name here, but it ends.")]
    [InlineData("epochs: modle == sparse", "s.yaml:9:13: 'modle' is not among the sweep's parameters; did you mean 'model'?")]
    [InlineData("epochs: \"model == sparse and modle == sparse\"", "s.yaml:9:34: 'modle' is not among the sweep's parameters; did you mean 'model'?")]
    [InlineData("epochs: noise_level == 0.1", "s.yaml:9:13: 'noise_level' is not among the sweep's parameters.")]
    [InlineData("epochs: model == sparce", "never 'sparce'; did you mean 'sparse'?")]
    [InlineData("epochs: model < sparse", "'<' compares numbers, but model is one of vanilla,")]
    [InlineData("epochs: code_size == adam", "code_size is an integer in [1, 4096], never 'adam'.")]
    [InlineData("epochs: code_size < 1e999", "code_size is an integer in [1, 4096], never 'Infinity'.")]
    [InlineData("epochs: [model]", "The condition of epochs must be text, for example 'model == sparse', but is a list.")]
    [InlineData("epoch: model == sparse", "s.yaml:9:5: 'epoch' is not among the sweep's parameters; did you mean 'epochs'?")]
    [InlineData("model: code_size == 8", "s.yaml:9:5: model is always active, so it takes no condition.")]
    [InlineData("epochs: epochs == 1", "s.yaml:6:3: Conditions form a cycle: epochs depends on epochs.")]
    public void Read_WrongWhen_SaysWhere(string line, string expected) => Assert.Contains(expected, Error(Head + "    " + line + "\n"));

    [Fact]
    public void Read_Cycle_IsNamed() => Assert.Equal(
        "s.yaml:4:3: Conditions form a cycle: code_size depends on epochs depends on optimizer depends on code_size.",
        Error(Head + "    code_size: epochs == 1\n    epochs: optimizer == sgd\n    optimizer: code_size == 8\n"));

    [Fact]
    public void Read_CycleThroughAnImpliedCondition_IsFound() => Assert.Contains(
        "Conditions form a cycle: base depends on hidden_layers depends on base.",
        Error("method: grid\nparameters:\n  model: { value: sparse }\n  base: { values: [vanilla, multilayer] }\n"
            + "  hidden_layers: { values: [1, 2] }\norchestrator: { when: { base: hidden_layers == 1 } }\n"));

    [Fact]
    public void Read_TwoCycles_AreBothToldOnce() => Assert.Equal(
        2, Errors(Head + "    code_size: epochs == 1\n    epochs: code_size == 8\n    optimizer: optimizer == sgd\n").Length);

    [Fact]
    public void Read_DeepParentheses_AreRefused() => Assert.Contains(
        "Parentheses nest at most 16 deep", Error(Head + $"    epochs: '{new string('(', 900)}'\n"));

    [Fact]
    public void Read_HugeCondition_IsRefused() => Assert.Contains(
        "A condition has at most 1000 characters, but this has 4017.",
        Error(Head + $"    epochs: {string.Concat(Enumerable.Repeat("code_size == 1 or ", 223))}\"x\"\n"));

    [Theory]
    [InlineData("epochs: model == vanilla", true)]
    [InlineData("epochs: code_size > 8 and code_size < 16", true)]
    [InlineData("epochs: code_size == 8 and optimizer == adam\n    code_size: optimizer == sgd", true)]
    [InlineData("epochs: code_size == 8 and optimizer == sgd\n    code_size: optimizer == sgd", false)]
    [InlineData("epochs: code_size > 8", false)]
    [InlineData("epochs: learning_rate < 0.001", true)]
    [InlineData("epochs: learning_rate > 0.001 and learning_rate < 0.0011", false)]
    [InlineData("epochs: hidden_layers == 5", true)]
    [InlineData("epochs: hidden_layers in [4, 9]", false)]
    public void Read_ConditionThatNoSettingMeets_IsNoted(string line, bool isNoted)
    {
        var yaml = Head.Replace("method: grid", "method: random\nrun_cap: 9", StringComparison.Ordinal).Replace(
            "orchestrator:",
            "  base: { value: multilayer }\n  learning_rate: { min: 0.001, max: 0.1 }\n  hidden_layers: { min: 1, max: 4 }\norchestrator:",
            StringComparison.Ordinal);

        var notes = Read(yaml + "    " + line + "\n").Notes.Select(note => note.Message).ToArray();

        Assert.Equal(isNoted, notes.Any(note => note.StartsWith("epochs is never used: no setting meets its condition '", StringComparison.Ordinal)));
    }
}
