namespace Orchestrator.EndToEnd.Tests;

public class BadInputTests
{
    [Fact]
    public async Task Run_SweepWithMistakes_NamesThemAllAndStartsNothing()
    {
        using var workplace = new Workplace("""
            name: bad
            method: gird
            parameters:
              model: { values: [vanila] }
              code_size: { value: 0 }
              learning_rate: { value: -1 }
            """);

        var run = await workplace.RunAsync("run", "sweep.yaml");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Contains("sweep.yaml:2:9", run.Errors, StringComparison.Ordinal);
        Assert.Contains("grid", run.Errors, StringComparison.Ordinal);
        Assert.Contains("vanilla", run.Errors, StringComparison.Ordinal);
        Assert.Contains("[1, 4096]", run.Errors, StringComparison.Ordinal);
        Assert.Contains("(0, 10]", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(workplace.Database));
    }

    [Theory]
    [InlineData(2, "run")]
    [InlineData(2, "run", "missing.yaml")]
    [InlineData(2, "run", "/dev/zero")]
    [InlineData(2, "run", "/")]
    [InlineData(2, "run", "sweep.yaml", "--slots", "0")]
    [InlineData(2, "run", "sweep.yaml", "--dashboard", "http://10.0.0.1:80")]
    [InlineData(2, "run", "sweep.yaml", "--set", "cod_size=4")]
    [InlineData(2, "run", "sweep.yaml", "--set", "dataset=mnist")]
    [InlineData(2, "rum", "sweep.yaml")]
    [InlineData(2, "run", "")]
    [InlineData(2, "trial", "export", "0", "--output", "")]
    [InlineData(2, "trial", "list", "--where", "mse<")]
    [InlineData(2, "validate", "missing.yaml")]
    [InlineData(3, "experiment", "list")]
    [InlineData(3, "trial", "show", "0")]
    [InlineData(3, "dashboard", "missing.db")]
    public async Task Verb_WithBadInput_ExitsWithItsCodeAndOneMessage(int exitCode, params string[] arguments)
    {
        using var workplace = new Workplace();

        var ended = await workplace.RunAsync(arguments);

        Assert.Equal(exitCode, ended.ExitCode);
        Assert.NotEqual("", ended.Errors);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(workplace.Database));
    }

    [Fact]
    public async Task Validate_GoodSweep_ShowsTheCountsAndFiveSettings()
    {
        using var workplace = new Workplace();

        var ended = await workplace.RunAsync("validate", "sweep.yaml");

        Assert.True(ended.ExitCode == 0, ended.Errors);
        Assert.Contains("4 trials", ended.Output, StringComparison.Ordinal);
        Assert.Contains("code_size=16", ended.Output, StringComparison.Ordinal);
    }
}
