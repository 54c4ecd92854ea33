using System.Net;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Pages;

public sealed class TrialPageTests
{
    private const string Trials = $"/experiments/{TestHost.Id}/trials";

    [Fact]
    public async Task Get_Autoencoder_OverlaysTrainAndTestLoss()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"{Trials}/0");

        Assert.Contains("aria-label=\"train_loss: 0.01", page);
        Assert.Contains("line-1", page);
        Assert.Contains("Show as table", page);
    }

    [Fact]
    public async Task Get_LostAttempt_ListsBothAttempts()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"{Trials}/4");

        Assert.Contains("outcome-lost", page);
        Assert.Contains("outcome-completed", page);
        Assert.Contains("vectorSet", page);
    }

    [Fact]
    public async Task Get_FailedTrial_SaysHowAndWhen()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Contains("Diverged in epoch 3.", await host.GetPageAsync($"{Trials}/11"));
    }

    [Fact]
    public async Task Get_Epoch_ShowsTheNearestStoredSample()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"{Trials}/13?epoch=7");

        Assert.Contains("alt=\"reconstruction at epoch 4\"", page);
        Assert.Contains("(<span data-place>4</span> of 4 stored)", page);
    }

    [Fact]
    public async Task Get_TrialWithoutEpochs_IsAPage()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"{Trials}/15");

        Assert.Contains("No epoch is recorded yet", page);
        Assert.Contains("No worker has taken it yet", page);
        Assert.Contains("No sample image yet", page);
    }

    [Fact]
    public async Task Get_Reproduction_IsASweepFileOfThatTrial()
    {
        await using var host = await TestHost.StartAsync();

        var yaml = await host.GetPageAsync($"{Trials}/3/reproduce.yaml");

        Assert.Contains("  model: { value: \"sparse\" }\n", yaml);
        Assert.Contains("  seed: 7\n", yaml);
    }

    [Theory]
    [InlineData("99")]
    [InlineData("-1")]
    [InlineData("first")]
    [InlineData("99999999999")]
    public async Task Get_UnknownTrial_IsNotFound(string number)
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.GetAsync($"{Trials}/{number}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
    }
}
