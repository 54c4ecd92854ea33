using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Security;

public sealed class SecurityHeadersTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/api/v1/experiments")]
    [InlineData("/assets/site.css")]
    public async Task Get_Anything_CarriesTheHeaders(string path)
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.GetAsync(path);
        var policy = string.Join("", response.Headers.GetValues("Content-Security-Policy"));

        Assert.StartsWith("default-src 'none';", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["same-origin"], response.Headers.GetValues("Referrer-Policy"));
    }
}
