using System.Net;
using System.Text.Json;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Errors;

public sealed class RejectionsTests
{
    [Theory]
    [InlineData("/experiments/%00")]
    [InlineData("/api/v1/experiments/a%00b")]
    public async Task Get_AddressThatTheServerCannotRead_IsAProblemThatSaysSo(string path)
    {
        await using var host = await TestHost.StartAsync();

        using var answer = await host.GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal((400, "Bad Request"), (problem.GetProperty("status").GetInt32(), problem.GetProperty("title").GetString()));
        Assert.Contains("such as %00", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AddressThatIsTooLong_IsAProblemThatSaysSo()
    {
        await using var host = await TestHost.StartAsync();

        using var answer = await host.GetAsync($"/experiments?after={new string('x', 20_000)}");

        Assert.Equal(HttpStatusCode.RequestUriTooLong, answer.StatusCode);
        Assert.Contains("too long", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AfterARefusal_IsAnsweredOnANewConnection()
    {
        await using var host = await TestHost.StartAsync();
        using var refused = await host.GetAsync("/experiments/%00");

        using var answer = await host.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
