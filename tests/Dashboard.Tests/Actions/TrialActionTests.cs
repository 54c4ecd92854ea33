using System.Net;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Actions;

public sealed class TrialActionTests
{
    private const string Trials = $"/experiments/{TestHost.Id}/trials";

    private readonly FakeCommands _commands = new();

    [Fact]
    public async Task Post_RetryOfTicked_IsOneCommand()
    {
        await using var host = await StartAsync();

        using var answer = await PageForm.SendAsync(host, Trials, $"{Trials}/actions/retry", ("t", "11"), ("t", "3"));

        Assert.Equal((HttpStatusCode.SeeOther, Trials), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Equal([3, 11], Given(CommandKind.Retry));
    }

    [Fact]
    public async Task Post_CancelOfTicked_AsksFirst()
    {
        await using var host = await StartAsync();

        using var asked = await PageForm.SendAsync(host, Trials, $"{Trials}/actions/cancel", ("t", "6"), ("t", "9"));
        var page = await asked.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Contains("#6, #9", page);
        Assert.Empty(_commands.Given);

        using var token = await PageForm.PostAsync(host, $"{Trials}/actions/cancel", PageForm.HiddenFields(page, $"{Trials}/actions/cancel"));
        Assert.Equal(HttpStatusCode.SeeOther, token.StatusCode);
        Assert.Equal([6, 9], Given(CommandKind.Cancel));
    }

    [Fact]
    public async Task Post_AllThatTheFilterGives_NamesThem()
    {
        await using var host = await StartAsync();

        using var answer = await PageForm.SendAsync(host, $"{Trials}?q=model:sparse", $"{Trials}/actions/retry", ("all", "yes"), ("q", "model:sparse"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal([11], Given(CommandKind.Retry));
    }

    [Theory]
    [InlineData("t", "x", "is no trial number")]
    [InlineData("u", "1", "Tick the trials first")]
    [InlineData("all", "yes", "No Failed trial fits")]
    public async Task Post_NothingToDo_SaysWhy(string field, string value, string expected)
    {
        await using var host = await StartAsync();

        using var answer = await PageForm.SendAsync(host, Trials, $"{Trials}/actions/retry", (field, value), ("q", "model:gan"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Get_FailedTrial_CanBeTriedAgain()
    {
        await using var host = await StartAsync();

        using var answer = await PageForm.SendAsync(host, $"{Trials}/11", $"{Trials}/actions/retry");

        Assert.Equal($"{Trials}/11", answer.Headers.Location?.ToString());
        Assert.Equal([11], Given(CommandKind.Retry));
        var ended = await host.GetPageAsync($"{Trials}/0");
        Assert.All(["retry", "cancel"], kind => Assert.DoesNotContain($"{Trials}/actions/{kind}", ended));
        Assert.Contains("Cancel this trial", await host.GetPageAsync($"{Trials}/6"));
    }

    [Fact]
    public async Task Post_TagOfTicked_AsksForTheTagFirst()
    {
        await using var host = await StartAsync();

        using var asked = await PageForm.SendAsync(host, Trials, $"{Trials}/actions/tag", ("t", "6"), ("t", "9"));
        var page = await asked.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("#6, #9", page);
        Assert.Empty(_commands.Given);

        using var answer = await PageForm.PostAsync(
            host, $"{Trials}/actions/tag", [.. PageForm.HiddenFields(page, $"{Trials}/actions/tag"), ("add", "keep, best"), ("remove", "old")]);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal([6, 9], Given(CommandKind.Tag));
        Assert.Equal(["keep", "best"], _commands.Given[0].Command.AddTags);
        Assert.Equal(["old"], _commands.Given[0].Command.RemoveTags);
    }

    [Fact]
    public async Task Post_TagOfAllThatFit_HandsTheFilterOn()
    {
        await using var host = await StartAsync();

        using var asked = await PageForm.SendAsync(host, $"{Trials}?q=model:sparse&state=Failed", $"{Trials}/actions/tag", ("all", "yes"), ("q", "model:sparse"), ("state", "Failed"));
        var page = await asked.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        using var answer = await PageForm.PostAsync(host, $"{Trials}/actions/tag", [.. PageForm.HiddenFields(page, $"{Trials}/actions/tag"), ("add", "keep")]);

        Assert.Equal([11], Given(CommandKind.Tag));
    }

    [Fact]
    public async Task Get_TaggedTrial_LinksToItsTagAndRemovesIt()
    {
        await using var host = await StartAsync();

        var page = await host.GetPageAsync($"{Trials}/3");
        using var answer = await PageForm.SendAsync(host, $"{Trials}/3", $"{Trials}/actions/tag");

        Assert.Contains($"{Trials}?q=tag%3Abaseline", page);
        Assert.Equal($"{Trials}/3", answer.Headers.Location?.ToString());
        Assert.Equal([3], Given(CommandKind.Tag));
        Assert.Equal(["baseline"], _commands.Given[0].Command.RemoveTags);
    }

    [Fact]
    public async Task Get_Trials_ShowTags() => Assert.Contains(
        "tag%3Abaseline", await (await StartAsync()).GetPageAsync(Trials));

    private IReadOnlyList<int> Given(CommandKind kind)
    {
        var (_, command) = Assert.Single(_commands.Given);
        Assert.Equal((kind, CommandSource.Dashboard), (command.Kind, command.By));
        return command.Trials;
    }

    private Task<TestHost> StartAsync() => TestHost.StartAsync(_commands, FakeData.Experiment(TestHost.Id, "widths"));
}
