using System.Net;
using System.Net.Sockets;
using System.Text;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Security;

public sealed class RequestGuardTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("192.168.1.7")]
    [InlineData("localhost.evil.example:80")]
    public async Task Get_ForeignHost_IsRefused(string name)
    {
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(HttpMethod.Get, "/", request => request.Headers.Host = name));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/experiments")]
    public async Task Get_NoHost_IsABadRequest(string path)
    {
        var address = fixture.Host.Client.BaseAddress!;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.0\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);

        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("names no host", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:5000")]
    [InlineData("127.0.0.2:80")]
    [InlineData("[::1]:5000")]
    public async Task Get_LoopbackHost_IsAnswered(string name)
    {
        Assert.Equal(HttpStatusCode.OK, await AskAsync(HttpMethod.Get, "/", request => request.Headers.Host = name));
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    public async Task Post_ForeignOrigin_IsRefused(string origin)
    {
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await AskAsync(HttpMethod.Post, "/api/v1/experiments", request => request.Headers.Add("Origin", origin)));
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task Post_FetchOfAnotherSite_IsRefused(string site)
    {
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await AskAsync(HttpMethod.Post, "/", request => request.Headers.Add("Sec-Fetch-Site", site)));
    }

    [Fact]
    public async Task Post_OwnOrigin_PassesTheGuard()
    {
        Assert.Equal(
            HttpStatusCode.MethodNotAllowed,
            await AskAsync(HttpMethod.Post, "/", request => request.Headers.Add(
                "Origin", $"http://{request.RequestUri!.Authority}")));
    }

    [Fact]
    public async Task Get_ImageOnAnotherSite_IsRefused()
    {
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(HttpMethod.Get, "/", request =>
        {
            request.Headers.Add("Sec-Fetch-Site", "cross-site");
            request.Headers.Add("Sec-Fetch-Mode", "no-cors");
            request.Headers.Add("Sec-Fetch-Dest", "image");
        }));
    }

    [Fact]
    public async Task Get_LinkOnAnotherSite_IsFollowed()
    {
        Assert.Equal(HttpStatusCode.OK, await AskAsync(HttpMethod.Get, "/", request =>
        {
            request.Headers.Add("Sec-Fetch-Site", "cross-site");
            request.Headers.Add("Sec-Fetch-Mode", "navigate");
            request.Headers.Add("Sec-Fetch-Dest", "document");
        }));
    }

    private async Task<HttpStatusCode> AskAsync(HttpMethod method, string path, Action<HttpRequestMessage> prepare)
    {
        using var request = new HttpRequestMessage(method, new Uri(fixture.Host.Client.BaseAddress!, path));
        prepare(request);
        using var response = await fixture.Host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
