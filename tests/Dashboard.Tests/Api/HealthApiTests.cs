using System.Net;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Api;

public sealed class HealthApiTests
{
    [Fact]
    public async Task GetReady_ReaderAnswers_IsReady()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Equal("ready", (await host.GetJsonAsync("/health/ready")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task GetReady_ReaderFails_IsUnavailable()
    {
        await using var host = await TestHost.StartAsync();
        host.Reader.IsBroken = true;

        using var response = await host.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }
}
