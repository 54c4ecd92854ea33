using System.Globalization;
using System.Net;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Actions;

public sealed class ExperimentActionTests
{
    private const string Home = $"/experiments/{TestHost.Id}";

    private readonly FakeCommands _commands = new();

    [Theory]
    [InlineData("pause", CommandKind.Pause)]
    [InlineData("stop", CommandKind.Stop)]
    [InlineData("retry", CommandKind.Retry)]
    public async Task Post_ButtonOfTheOverview_IsTheCommandAndLeadsBack(string verb, CommandKind kind)
    {
        await using var host = await StartAsync();

        using var answer = await PageForm.SendAsync(host, Home, $"{Home}/actions/{verb}");

        Assert.Equal((HttpStatusCode.SeeOther, Home), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Equal((TestHost.Id, new ExperimentCommand(kind, CommandSource.Dashboard)), Assert.Single(_commands.Given));
    }

    [Fact]
    public async Task Get_AfterAnAction_SaysWhatBecameOfItEncoded()
    {
        await using var host = await TestHost.StartAsync(_commands, FakeData.Experiment(TestHost.Id, TestHost.Name));
        using var answer = await PageForm.SendAsync(host, Home, $"{Home}/actions/pause");
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        host.Client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);

        var page = await host.GetPageAsync(Home);

        Assert.Contains("<div class=\"notice\" role=\"status\">&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;: It is on its way.</div>", page);
    }

    [Theory]
    [InlineData("notice-80=%ff%ff")]
    [InlineData("notice-80=****")]
    public async Task Get_BrokenNotice_IsNoNotice(string cookie)
    {
        await using var host = await StartAsync();
        host.Client.DefaultRequestHeaders.Host = "localhost";
        host.Client.DefaultRequestHeaders.Add("Cookie", cookie);

        Assert.Contains("<div class=\"notice\" role=\"status\"></div>", await host.GetPageAsync(Home));
    }

    [Theory]
    [InlineData(ExperimentState.Running, "pause,stop,retry", "cancel,extend,enqueue,set", "resume,delete")]
    [InlineData(ExperimentState.Paused, "resume,stop,retry", "cancel,extend,enqueue,set", "pause,delete")]
    [InlineData(ExperimentState.Completed, "retry", "extend,enqueue,delete", "pause,resume,stop,cancel,set")]
    [InlineData(ExperimentState.Canceled, "", "delete", "pause,resume,stop,cancel,extend,enqueue,retry,set")]
    public async Task Get_Overview_OffersWhatTheTableAllows(ExperimentState state, string buttons, string links, string absent)
    {
        await using var host = await TestHost.StartAsync(_commands, FakeData.Experiment(TestHost.Id, "widths", state));

        var page = await host.GetPageAsync(Home);

        Assert.All(Split(buttons), verb => Assert.Contains($"action=\"{Home}/actions/{verb}\"", page));
        Assert.All(Split(links), verb => Assert.Contains($"href=\"{Home}/actions/{verb}\"", page));
        Assert.All(Split(absent), verb => Assert.DoesNotContain($"{Home}/actions/{verb}\"", page));
    }

    [Fact]
    public async Task Get_OverviewOfAGrid_OffersNoSettingsToEnqueue()
    {
        var experiment = FakeData.Experiment(TestHost.Id, "widths");
        var spec = experiment.Detail.Spec with { Method = Orchestrator.Abstractions.Search.SearchMethod.Grid };
        await using var host = await TestHost.StartAsync(_commands, experiment with { Detail = experiment.Detail with { Spec = spec } });

        var page = await host.GetPageAsync(Home);

        Assert.Contains($"{Home}/actions/extend\"", page);
        Assert.DoesNotContain("enqueue", page);
    }

    [Fact]
    public async Task Get_WhereNobodyRunsExperiments_SaysWhyThereIsNoAction()
    {
        await using var host = await TestHost.StartAsync();

        var (overview, trials, action) = (await host.GetPageAsync(Home), await host.GetPageAsync($"{Home}/trials"), await host.GetPageAsync($"{Home}/actions/pause"));

        Assert.Contains("this dashboard shows <code>results.db</code> and runs nothing", overview);
        Assert.All([overview, trials, action], page => Assert.DoesNotContain("method=\"post\"", page));
        Assert.Contains($"orchestrator experiment pause {TestHost.Id} --database results.db", action);
    }

    [Theory]
    [InlineData("cancel", "Running trials end within one batch")]
    [InlineData("delete", "There is no way back")]
    public async Task Get_WhatDestroys_AsksFirst(string verb, string expected)
    {
        var state = verb == "delete" ? ExperimentState.Completed : ExperimentState.Running;
        await using var host = await TestHost.StartAsync(_commands, FakeData.Experiment(TestHost.Id, "widths", state));

        var page = await host.GetPageAsync($"{Home}/actions/{verb}");
        Assert.Contains(expected, page);
        Assert.Empty(_commands.Given);

        using var answer = await PageForm.SendFromAsync(host, page, $"{Home}/actions/{verb}");
        Assert.Equal(verb == "delete" ? "/" : Home, answer.Headers.Location?.ToString());
        Assert.Equal(verb, Assert.Single(_commands.Given).Command.Kind.ToString().ToLowerInvariant());
    }

    [Fact]
    public async Task Post_Fields_AreTheCommands()
    {
        await using var host = await StartAsync();

        using var extended = await PageForm.SendAsync(host, $"{Home}/actions/extend", $"{Home}/actions/extend", ("runCap", "40"), ("epochs", ""));
        using var shared = await PageForm.SendAsync(host, $"{Home}/actions/set", $"{Home}/actions/set", ("weight", "2.5"), ("maxSlots", "0"));

        Assert.Equal((40, null), (_commands.Given[0].Command.RunCap, _commands.Given[0].Command.Epochs));
        Assert.Equal((2.5, 0), (_commands.Given[1].Command.Weight, _commands.Given[1].Command.MaxSlots));
    }

    [Fact]
    public async Task Post_ParameterSets_AreThoseOfTheLines()
    {
        await using var host = await StartAsync();

        using var answer = await PageForm.SendAsync(
            host, $"{Home}/actions/enqueue", $"{Home}/actions/enqueue", ("sets", "learning_rate=0.01\r\n\r\n { code_size: 8 } \r\n"), ("again", "yes"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var command = Assert.Single(_commands.Given).Command;
        Assert.Equal((CommandKind.Enqueue, true), (command.Kind, command.Again));
        Assert.Equal(["learning_rate=0.01", "{ code_size: 8 }"], command.Sets);
    }

    [Fact]
    public async Task Post_ParameterSetsThatAreRefused_StayInTheFormAsTheyWereTyped()
    {
        await using var host = await StartAsync();
        _commands.Refusal = () => new InvalidCommandException("'lerning_rate' is not among the sweep's parameters.");

        using var answer = await PageForm.SendAsync(host, $"{Home}/actions/enqueue", $"{Home}/actions/enqueue", ("sets", "lerning_rate=1</textarea><b>"));
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("is not among the sweep&#x27;s parameters.", page);
        Assert.Contains("&#xA;lerning_rate=1&lt;/textarea&gt;&lt;b&gt;</textarea>", page);
    }

    [Fact]
    public async Task Post_Fork_IsOneSetOfAllItsLinesForOneTrial()
    {
        await using var host = await StartAsync();

        using var answer = await PageForm.SendAsync(
            host, $"{Home}/actions/fork", $"{Home}/actions/fork", ("trial", "3"), ("epoch", "8"), ("sets", "learning_rate=0.01,\r\nepochs=30"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var command = Assert.Single(_commands.Given).Command;
        Assert.Equal((CommandKind.Fork, 8, false), (command.Kind, command.Epoch, command.Again));
        Assert.Equal([3], command.Trials);
        Assert.Equal(["learning_rate=0.01,epochs=30"], command.Sets);
    }

    [Theory]
    [InlineData("cancel", "trial", "3", "the form: 'trial' is not known; none is allowed here.")]
    [InlineData("extend", "trials", "abc", "the form: 'trials' is not known; did you mean 'epochs'? Allowed: runCap, epochs.")]
    [InlineData("extend", "runCap", "abc", "runCap must be a whole number, but got 'abc'. Allowed: trials in all; more than now.")]
    [InlineData("set", "weight", "abc", "weight must be a number, but got 'abc'. Allowed: share of the slots, 0.001 to 1000.")]
    public async Task Post_FieldThatIsNotAllowed_SaysWhatIs(string verb, string field, string value, string expected)
    {
        await using var host = await StartAsync();

        using var answer = await PageForm.SendAsync(host, $"{Home}/actions/{verb}", $"{Home}/actions/{verb}", (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(expected, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Empty(_commands.Given);
    }

    [Theory]
    [InlineData($"{Home}/actions/pause", "orchestrator experiment pause")]
    [InlineData($"{Home}/trials/actions/cancel", "orchestrator trial cancel N")]
    [InlineData("/new", "orchestrator run FILE")]
    [InlineData("/cluster/workers/w1/drain", "it runs nothing")]
    [InlineData($"/api/v1{Home}/pause", "orchestrator experiment pause")]
    public async Task Post_WhereNobodyRunsExperiments_SaysThatItIsReadOnly(string path, string expected)
    {
        await using var host = await TestHost.StartAsync();

        using var answer = path.StartsWith("/api", StringComparison.Ordinal)
            ? await host.Client.PostAsync(path, null, TestContext.Current.CancellationToken)
            : await PageForm.PostAsync(host, path, []);
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("This dashboard is read-only", text);
        Assert.Contains(expected, text);
    }

    [Theory]
    [InlineData("fork?trial=3&epoch=8", "orchestrator trial fork 3 -e {0} --epoch 8 --set name=value --database results.db")]
    [InlineData("fork", "orchestrator trial fork N -e {0} --set name=value --database results.db")]
    public async Task Get_Fork_BeginsWithItsTrialAndSaysItAsACommand(string address, string command)
    {
        await using var host = await StartAsync();

        var page = await host.GetPageAsync($"{Home}/actions/{address}");

        Assert.Contains(string.Format(CultureInfo.InvariantCulture, command, TestHost.Id), page);
        Assert.Contains(address.Contains('=', StringComparison.Ordinal) ? "name=\"epoch\" value=\"8\"" : "name=\"epoch\" value", page);
    }

    [Fact]
    public async Task Get_EnqueueWithSets_BeginsWithThem()
    {
        await using var host = await StartAsync();

        var page = await host.GetPageAsync($"{Home}/actions/enqueue?sets=code_size%3D8%0Acode_size%3D16");

        Assert.Contains("&#xA;code_size=8&#xA;code_size=16</textarea>", page);
        Assert.Contains($"orchestrator experiment enqueue {TestHost.Id} --set code_size=8 --set code_size=16 --database results.db", page);
        using var tooLong = await host.GetAsync($"{Home}/actions/enqueue?sets={new string('x', 4_001)}");
        Assert.Equal(HttpStatusCode.BadRequest, tooLong.StatusCode);
    }

    [Fact]
    public async Task Post_WrongField_IsToldOnTheForm()
    {
        await using var host = await StartAsync();

        using var answer = await PageForm.SendAsync(host, $"{Home}/actions/extend", $"{Home}/actions/extend", ("runCap", "<b>many</b>"));
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("runCap must be a whole number, but got &#x27;&lt;b&gt;many&lt;/b&gt;&#x27;", page);
        Assert.Contains("name=\"runCap\"", page);
        Assert.Empty(_commands.Given);
    }

    [Fact]
    public async Task Post_RefusedByTheState_SaysSo()
    {
        await using var host = await StartAsync();
        _commands.Refusal = () => new StateConflictException("Experiment x is Completed: 'pause' is not allowed there.");

        using var answer = await PageForm.SendAsync(host, Home, $"{Home}/actions/pause");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("is not allowed there", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("made-up")]
    public async Task Post_WithoutTheTokenOfItsForm_IsRefused(string? token)
    {
        await using var host = await StartAsync();

        using var answer = await PageForm.PostAsync(host, $"{Home}/actions/cancel", token is null ? [] : [("token", token)]);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(_commands.Given);
    }

    [Fact]
    public async Task Post_TokenOfAnotherForm_IsRefused()
    {
        await using var host = await StartAsync();
        var fields = PageForm.HiddenFields(await host.GetPageAsync(Home), $"{Home}/actions/pause");

        using var answer = await PageForm.PostAsync(host, $"{Home}/actions/cancel", fields);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(_commands.Given);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Host", "evil.example")]
    public async Task Post_ByAnotherSite_IsRefusedWhateverItSends(string header, string value)
    {
        await using var host = await StartAsync();
        var fields = PageForm.HiddenFields(await host.GetPageAsync(Home), $"{Home}/actions/pause");

        using var answer = await PageForm.PostAsync(host, $"{Home}/actions/pause", fields, (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(_commands.Given);
    }

    [Fact]
    public async Task Post_TenMegabytes_IsRefused()
    {
        await using var host = await StartAsync();

        using var answer = await PageForm.PostAsync(host, $"{Home}/actions/pause", [("token", new string('x', 10_000_000))]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Post_NoForm_IsRefused()
    {
        await using var host = await StartAsync();
        using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");

        using var answer = await host.Client.PostAsync($"{Home}/actions/pause", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task Get_UnknownAction_NamesTheNearest()
    {
        await using var host = await StartAsync();

        using var answer = await host.GetAsync($"{Home}/actions/paus");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("did you mean &#x27;pause&#x27;", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private Task<TestHost> StartAsync() => TestHost.StartAsync(_commands, FakeData.Experiment(TestHost.Id, "widths"));

    private static string[] Split(string names) => names.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
