using System.Net;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Pages;

public sealed class ComparePageTests
{
    [Fact]
    public async Task Get_TwoTrials_ShowsWhatDiffersAndBothCurves()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"/compare?experiment={TestHost.Id}&t=0&t=4");

        Assert.Contains("<th scope=\"row\">learning_rate</th>", page);
        Assert.Contains("equal parameter", page);
        Assert.Contains(">#0</span>", page);
        Assert.Contains(">#4</span>", page);
    }

    [Fact]
    public async Task Get_TrialsOfTwoExperiments_AreNamedByBoth()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"/compare?t={TestHost.Id}/0,b3n8w1pc/4");

        Assert.Contains($"/experiments/{TestHost.Id}/trials/0", page);
        Assert.Contains("/experiments/b3n8w1pc/trials/4", page);
    }

    [Fact]
    public async Task Get_OtherMetrics_SaysThatTheyAreNotToBeCompared()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Contains("ranked by different metrics", await host.GetPageAsync($"/compare?experiment={TestHost.Id}&t=0&t=1"));
        Assert.DoesNotContain("ranked by different metrics", await host.GetPageAsync($"/compare?experiment={TestHost.Id}&t=0&t=4"));
    }

    [Fact]
    public async Task Get_Nothing_SaysHowToPick()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Contains("Pick two to six trials", await host.GetPageAsync("/compare"));
    }

    [Fact]
    public async Task Get_TwoExperiments_ShowsSpecificationsCurvesAndChampions()
    {
        var other = FakeData.Experiment("widths", "widths");
        var spec = other.Detail.Spec with { Seed = 8 };
        await using var host = await TestHost.StartAsync(
            FakeData.Experiment(TestHost.Id, "rates"), other with { Detail = other.Detail with { Spec = spec } });

        var page = await host.GetPageAsync($"/compare?e={TestHost.Id}&e=widths");

        Assert.Contains("<th scope=\"row\">seed</th><td class=\"mono breakable\">7</td><td class=\"mono breakable\">8</td>", page);
        Assert.Contains("autoencoder: best mse", page);
        Assert.Contains($"/experiments/{TestHost.Id}/trials/0", page);
        Assert.Contains("/experiments/widths/trials/0", page);
        Assert.Contains("<option value=\"denoising\"", page);
    }

    [Fact]
    public async Task Get_Family_ComparesItsChampions()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"/compare?e={TestHost.Id}&e=b3n8w1pc&family=gan");

        Assert.Contains($"/experiments/{TestHost.Id}/trials/2\"", page);
        Assert.Contains("/experiments/b3n8w1pc/trials/2\"", page);
    }

    [Theory]
    [InlineData("e=x7k2m9qa", HttpStatusCode.BadRequest, "1 experiment is named; 2 to 6 can be compared")]
    [InlineData("e=x7k2m9qa,nothing", HttpStatusCode.NotFound, "no experiment 'nothing'")]
    [InlineData("e=x7k2m9qa,b3n8w1pc&family=gun", HttpStatusCode.BadRequest, "did you mean 'gan'?")]
    [InlineData("t=3", HttpStatusCode.BadRequest, "'3' names no trial")]
    [InlineData($"experiment={TestHost.Id}&t=x", HttpStatusCode.BadRequest, "'x' names no trial")]
    [InlineData($"experiment={TestHost.Id}&t=0,1,2,3,4,5,6", HttpStatusCode.BadRequest, "2 to 6 can be compared")]
    [InlineData($"experiment={TestHost.Id}&t=0,999", HttpStatusCode.NotFound, "has no trial 999")]
    [InlineData("t=nothing/3", HttpStatusCode.NotFound, "no experiment 'nothing'")]
    public async Task Get_BadName_SaysWhatIsAllowed(string words, HttpStatusCode status, string message)
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.GetAsync($"/compare?{words}");

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(message, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }
}
