using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Pages;

public sealed class LogPageTests
{
    private const string Trials = $"/experiments/{TestHost.Id}/trials";

    [Fact]
    public async Task Get_FailedTrial_HasItsLinesWithTheWholeMessage()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"{Trials}/11/logs");

        Assert.Contains("epoch 1 in 1.37 s: mse 0.1", page);
        Assert.Contains("<b>error: </b>failed: Diverged in epoch 3: The &lt;b&gt;loss&lt;/b&gt; became NaN.", page);
        Assert.Contains("orchestrator trial logs 11 -e x7k2m9qa --database results.db", page);
        Assert.Contains($"href=\"{Trials}/11/logs\"", await host.GetPageAsync($"{Trials}/11"));
    }

    [Fact]
    public async Task Get_Filter_IsInTheAddressTheFormAndTheCommand()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"{Trials}/0/logs?q=epoch+1+in");

        Assert.Equal(2, page.Split("<tr id=\"line-").Length);
        Assert.Contains("value=\"epoch 1 in\"", page);
        Assert.Contains("--grep &#x27;epoch 1 in&#x27;", page.Replace("&#39;", "&#x27;", StringComparison.Ordinal));
        Assert.Contains("No line with that", await host.GetPageAsync($"{Trials}/0/logs?q=nothing"));
    }

    [Fact]
    public async Task Get_RunningTrial_IsLiveAndPendingOneSaysWhatIsAwaited()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Contains("data-live=\"true\"", await host.GetPageAsync($"{Trials}/6/logs"));
        Assert.Contains("data-live=\"false\"", await host.GetPageAsync($"{Trials}/0/logs"));
        Assert.Contains("as soon as a worker has the trial", await host.GetPageAsync($"{Trials}/15/logs"));
    }

    [Fact]
    public async Task GetApi_AfterALine_HasTheNextOnes()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetJsonAsync($"/api/v1{Trials}/0/logs?after=13&limit=2");

        Assert.Equal([14, 15], page.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("sequence").GetInt32()));
        Assert.Equal("15", page.GetProperty("next").GetString());
    }
}
