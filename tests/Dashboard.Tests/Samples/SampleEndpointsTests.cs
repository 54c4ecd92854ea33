using System.Net;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Samples;

public sealed class SampleEndpointsTests
{
    private const string Trials = $"/experiments/{TestHost.Id}/trials";

    [Theory]
    [InlineData($"/api/v1{Trials}/0/samples/3/reconstruction.png")]
    [InlineData($"{Trials}/0/samples/3/reconstruction.png")]
    [InlineData($"{Trials}/0/samples/3.png")]
    public async Task Get_StoredSample_IsAnUnchangingPng(string path)
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("image/png", response.Content.Headers.ContentType?.ToString());
        Assert.Contains("immutable", response.Headers.CacheControl?.ToString());
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(FakePng.Draw("reconstruction", 0, 3), await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Get_KnownTag_IsNotSentAgain()
    {
        await using var host = await TestHost.StartAsync();
        using var first = await host.GetAsync($"{Trials}/0/samples/3.png");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Trials}/0/samples/3.png");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Get_AnyKind_FindsGenerations()
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.GetAsync($"{Trials}/2/samples/3.png");

        Assert.Equal(FakePng.Draw("generation", 2, 3), await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Get_Latest_LeadsToTheNewest()
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.GetAsync($"{Trials}/13/samples/latest.png");

        Assert.Equal($"{Trials}/13/samples/4/reconstruction.png", response.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("0/samples/99.png")]
    [InlineData("0/samples/3/generation.png")]
    [InlineData("0/samples/3/..%2Fsecret.png")]
    [InlineData("99/samples/3.png")]
    [InlineData("15/samples/latest.png")]
    public async Task Get_NotStored_IsNotFound(string path)
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.GetAsync($"{Trials}/{path}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
