using System.Net;
using Orchestrator.Dashboard.Assets;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Assets;

public sealed class AssetEndpointsTests
{
    [Theory]
    [InlineData("site.css", "text/css")]
    [InlineData("app.js", "text/javascript")]
    [InlineData("live.js", "text/javascript")]
    [InlineData("app.css", "text/css")]
    [InlineData("favicon.svg", "image/svg+xml")]
    public async Task Get_Asset_HasTypeAndTag(string name, string type)
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.GetAsync($"/assets/{name}");

        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(response.Headers.ETag);
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Get_Version_MayBeKeptForEver()
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.GetAsync(Asset.Address("site.css"));

        Assert.Contains("immutable", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Get_KnownTag_IsNotSentAgain()
    {
        await using var host = await TestHost.StartAsync();
        using var first = await host.GetAsync("/assets/site.css");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/site.css");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public void All_Assets_NameNoOtherPlace()
    {
        foreach (var asset in Asset.All.Where(asset => asset.Name != "favicon.svg"))
        {
            Assert.DoesNotMatch("https?://|url\\(|@import", System.Text.Encoding.UTF8.GetString(asset.Bytes));
        }
    }
}
