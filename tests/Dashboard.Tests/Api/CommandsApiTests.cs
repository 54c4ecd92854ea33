using System.Net;
using System.Text;
using System.Text.Json;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Api;

public sealed class CommandsApiTests
{
    private const string Home = $"/api/v1/experiments/{TestHost.Id}";

    private readonly FakeCommands _commands = new();

    [Theory]
    [InlineData("pause", CommandKind.Pause)]
    [InlineData("resume", CommandKind.Resume)]
    [InlineData("stop", CommandKind.Stop)]
    [InlineData("cancel", CommandKind.Cancel)]
    [InlineData("retry", CommandKind.Retry)]
    public async Task Post_Command_ReachesTheExperimentByItsPrefix(string verb, CommandKind kind)
    {
        await using var host = await StartAsync();

        using var answer = await SendAsync(host, HttpMethod.Post, $"/api/v1/experiments/{TestHost.Id[..4]}/{verb}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal((TestHost.Id, new ExperimentCommand(kind, CommandSource.Api)), Assert.Single(_commands.Given));
        Assert.Equal("Pausing", (await ReadAsync(answer)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Delete_Experiment_IsItsCommand()
    {
        await using var host = await StartAsync();

        using var answer = await SendAsync(host, HttpMethod.Delete, Home);

        Assert.Equal(CommandKind.Delete, Assert.Single(_commands.Given).Command.Kind);
    }

    [Fact]
    public async Task Post_RetryOfATrial_NamesIt()
    {
        await using var host = await StartAsync();

        using var answer = await SendAsync(host, HttpMethod.Post, $"{Home}/trials/3/retry");

        Assert.Equal((CommandKind.Retry, 3), (Assert.Single(_commands.Given).Command.Kind, Assert.Single(_commands.Given[0].Command.Trials)));
    }

    [Fact]
    public async Task Post_CancelOfATrial_NamesIt()
    {
        await using var host = await StartAsync();

        using var answer = await SendAsync(host, HttpMethod.Post, $"{Home}/trials/6/cancel");

        Assert.Equal((CommandKind.Cancel, 6), (Assert.Single(_commands.Given).Command.Kind, Assert.Single(_commands.Given[0].Command.Trials)));
    }

    [Fact]
    public async Task Post_TagOfTrials_NamesThemAndTheTags()
    {
        await using var host = await StartAsync();

        using var answer = await SendAsync(host, HttpMethod.Post, $"{Home}/tag", """{"trials": [3, 17], "add": ["keep"], "remove": ["old"]}""");

        var command = Assert.Single(_commands.Given).Command;
        Assert.Equal(CommandKind.Tag, command.Kind);
        Assert.Equal([3, 17], command.Trials);
        Assert.Equal(["keep"], command.AddTags);
        Assert.Equal(["old"], command.RemoveTags);
    }

    [Theory]
    [InlineData("""{"trials": 3}""", "trials must be a list of integers")]
    [InlineData("""{"trials": ["a"]}""", "trials must be a list of integers")]
    [InlineData("""{"add": "keep"}""", "add must be a list of texts")]
    public async Task Post_TagOfWrongType_SaysWhatIsAllowed(string body, string expected)
    {
        await using var host = await StartAsync();

        using var answer = await SendAsync(host, HttpMethod.Post, $"{Home}/tag", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(expected, (await ReadAsync(answer)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Post_Words_AreTheCommands()
    {
        await using var host = await StartAsync();

        using var extended = await SendAsync(host, HttpMethod.Post, $"{Home}/extend", """{"runCap": 40, "epochs": 9}""");
        using var set = await SendAsync(host, HttpMethod.Post, $"{Home}/set", """{"weight": 2.5, "maxSlots": 0}""");

        Assert.Equal((40, 9), (_commands.Given[0].Command.RunCap, _commands.Given[0].Command.Epochs));
        Assert.Equal((2.5, 0), (_commands.Given[1].Command.Weight, _commands.Given[1].Command.MaxSlots));
    }

    [Fact]
    public async Task Post_ParameterSets_AreObjectsOrAsTheyAreTyped()
    {
        await using var host = await StartAsync();

        using var answer = await SendAsync(host, HttpMethod.Post, $"{Home}/enqueue", """{"sets": [{"code_size": 8}, "code_size=16"], "again": true}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var command = Assert.Single(_commands.Given).Command;
        Assert.Equal((CommandKind.Enqueue, true), (command.Kind, command.Again));
        Assert.Equal(["""{"code_size": 8}""", "code_size=16"], command.Sets);
    }

    [Theory]
    [InlineData("enqueue", "{\"sets\": {\"code_size\": 8}}", "sets must be a list of objects")]
    [InlineData("enqueue", "{\"sets\": [8]}", "sets must be a list of objects")]
    [InlineData("enqueue", "{\"sets\": [], \"again\": 1}", "again must be true or false, but got 1")]
    [InlineData("extend", "{\"runCup\": 40}", "did you mean 'runCap'")]
    [InlineData("extend", "{\"runCap\": 4.5}", "runCap must be an integer, but got 4.5")]
    [InlineData("pause", "{\"runCap\": 40}", "takes no words")]
    [InlineData("extend", "[]", "one JSON object")]
    [InlineData("extend", "{", "no JSON")]
    public async Task Post_WrongWords_AreABadRequest(string verb, string body, string expected)
    {
        await using var host = await StartAsync();

        using var answer = await SendAsync(host, HttpMethod.Post, $"{Home}/{verb}", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(expected, (await ReadAsync(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(_commands.Given);
    }

    [Fact]
    public async Task Post_Refused_IsAProblemWithItsStatus()
    {
        await using var host = await StartAsync();

        _commands.Refusal = () => new StateConflictException("It is Completed.");
        using var conflict = await SendAsync(host, HttpMethod.Post, $"{Home}/pause");
        _commands.Refusal = () => new InvalidCommandException("run_cap is too small.");
        using var invalid = await SendAsync(host, HttpMethod.Post, $"{Home}/pause");
        _commands.Refusal = () => new KeyNotFoundException("There is no trial 9.");
        using var missing = await SendAsync(host, HttpMethod.Post, $"{Home}/pause");

        Assert.Equal([409, 400, 404], new[] { conflict, invalid, missing }.Select(answer => (int)answer.StatusCode));
        Assert.Equal("application/problem+json", conflict.Content.Headers.ContentType!.MediaType);
        Assert.Equal("It is Completed.", (await ReadAsync(conflict)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Post_ByAPageOrTheCommandLine_SaysSo()
    {
        await using var host = await StartAsync();

        using var page = await SendAsync(host, HttpMethod.Post, $"{Home}/pause", headers: ("Sec-Fetch-Site", "same-origin"));
        using var verb = await SendAsync(host, HttpMethod.Post, $"{Home}/pause", headers: ("User-Agent", "orchestrator/0.1.0"));

        Assert.Equal([CommandSource.Dashboard, CommandSource.CommandLine], _commands.Given.Select(given => given.Command.By));
    }

    [Fact]
    public async Task Post_ByAnotherSite_IsRefused()
    {
        await using var host = await StartAsync();

        using var answer = await SendAsync(host, HttpMethod.Post, $"{Home}/cancel", headers: ("Origin", "http://evil.example"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(_commands.Given);
    }

    [Fact]
    public async Task Post_WhereNobodyRunsExperiments_SaysHow()
    {
        await using var host = await TestHost.StartAsync();

        using var answer = await SendAsync(host, HttpMethod.Post, $"{Home}/trials/3/retry");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(
            $"'orchestrator trial retry 3 -e {TestHost.Id} --database results.db' does it",
            (await ReadAsync(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private Task<TestHost> StartAsync() => TestHost.StartAsync(_commands, FakeData.Experiment(TestHost.Id, "widths"));

    private static async Task<HttpResponseMessage> SendAsync(
        TestHost host, HttpMethod method, string path, string? body = null, (string Name, string Value)? headers = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) { request.Content = new StringContent(body, Encoding.UTF8, "application/json"); }

        if (headers is { } header) { request.Headers.TryAddWithoutValidation(header.Name, header.Value); }

        return await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
