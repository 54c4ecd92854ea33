using System.Net;
using System.Text.Json;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Api;

public sealed class ApiErrorTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [Theory]
    [InlineData("experiments?limit=0")]
    [InlineData("experiments?limit=1001")]
    [InlineData("experiments?limit=ten")]
    [InlineData("experiments?after=bogus")]
    [InlineData("experiments/x7/trials?limit=-1")]
    [InlineData("experiments/x7/trials?state=5")]
    [InlineData("experiments/x7/trials?model=vae")]
    [InlineData("experiments/x7/trials?sort=bogus")]
    [InlineData("experiments/x7/leaderboard?limit=2000")]
    [InlineData("experiments/x7/events?after=-1")]
    [InlineData("experiments/b")]
    [InlineData("experiments?from=zz")]
    [InlineData("experiments/x7?limit=3")]
    public async Task Get_WordThatIsNotAllowed_IsABadRequest(string path)
    {
        var (status, problem) = await AskAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(400, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task Get_LimitOutOfRange_NamesTheRange()
    {
        var (_, problem) = await AskAsync("experiments?limit=1001");

        Assert.Equal("limit: '1001' is not allowed; a whole number from 1 to 1000 is.", problem.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("experiments/unknown")]
    [InlineData("experiments/unknown/trials")]
    [InlineData("experiments/unknown/leaderboard")]
    [InlineData("experiments/unknown/events")]
    [InlineData("experiments/x7/trials/99")]
    [InlineData("experiments/x7/trials/0/samples/99/reconstruction.png")]
    public async Task Get_Unknown_IsNotFound(string path)
    {
        var (status, problem) = await AskAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal($"/api/v1/{path}", problem.GetProperty("instance").GetString());
    }

    [Fact]
    public async Task Get_ReaderThatFails_IsAProblemWithoutDetail()
    {
        await using var host = await TestHost.StartAsync();
        host.Reader.IsBroken = true;

        using var response = await host.GetAsync("/api/v1/experiments");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain("disk on fire", text);
    }

    private async Task<(HttpStatusCode Status, JsonElement Problem)> AskAsync(string path)
    {
        using var response = await fixture.Host.GetAsync($"/api/v1/{path}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }
}
