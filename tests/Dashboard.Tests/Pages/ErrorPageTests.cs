using System.Net;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Pages;

public sealed class ErrorPageTests
{
    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/experiments/unknown")]
    [InlineData("/experiments/unknown/trials")]
    [InlineData("/experiments/unknown/gallery")]
    [InlineData("/experiments/unknown/trials/0")]
    [InlineData("/experiments/%3Cscript%3E")]
    [InlineData("/events?experiment=unknown")]
    public async Task Get_Unknown_IsAPageThatSaysSo(string path)
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.GetAsync(path);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("<h1>Not found</h1>", page);
        Assert.DoesNotContain("<script>", page);
    }

    [Fact]
    public async Task Get_ReaderThatFails_ShowsNoDetail()
    {
        await using var host = await TestHost.StartAsync();
        host.Reader.IsBroken = true;

        using var response = await host.GetAsync("/");
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("its log has the cause", page);
        Assert.DoesNotContain("disk on fire", page);
        Assert.DoesNotContain("   at ", page);
    }

    [Fact]
    public async Task Post_Page_IsNotAllowed()
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.Client.PostAsync("/", null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }
}
