using System.Net;
using System.Text.RegularExpressions;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Pages;

public sealed partial class ExplorePageTests
{
    private const string Address = $"/experiments/{TestHost.Id}/explore";

    [Fact]
    public async Task Get_Any_DrawsEveryChartWithASummaryAndATable()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync(Address);

        Assert.Contains("class=\"thread shade-0\"", page);
        Assert.Contains("class=\"points shade-0\"", page);
        Assert.Contains("class=\"cell cell-0\"", page);
        Assert.Contains("class=\"front\"", page);
        var figures = Figure().Matches(page).Select(match => match.Value).ToList();
        Assert.True(figures.Count >= 5, $"{figures.Count} charts");
        Assert.All(figures.Where(figure => !figure.Contains("parallel")), figure => Assert.Contains("chart-summary", figure));
        Assert.Equal(figures.Count, page.Split("Show as table").Length - 1 + page.Split("Show the front as table").Length - 1);
    }

    [Fact]
    public async Task Get_Brush_CountsWhatItKeepsAndLeadsToTheSameTrials()
    {
        await using var host = await TestHost.StartAsync();

        var page = WebUtility.HtmlDecode(await host.GetPageAsync($"{Address}?q=learning_rate<0.002"));

        Assert.Contains("3 of 8 trials, best", page);
        Assert.Contains($"/experiments/{TestHost.Id}/trials?q=learning_rate%3C0.002%20family%3A%22autoencoder%22&sort=objective", page);
        Assert.Contains($"/experiments/{TestHost.Id}/gallery?q=learning_rate%3C0.002%20family%3A%22autoencoder%22", page);
        Assert.Contains("shade-off", page);
    }

    [Fact]
    public async Task Get_Family_DrawsItsTrialsOnly()
    {
        await using var host = await TestHost.StartAsync();

        var page = WebUtility.HtmlDecode(await host.GetPageAsync($"{Address}?family=denoising"));

        Assert.Contains("of 4 trials, best", page);
        Assert.DoesNotContain("#0</a>", page);
        Assert.Contains("#1</a>", page);
    }

    [Fact]
    public async Task Get_Selected_AreMarkedAndCanBeCompared()
    {
        await using var host = await TestHost.StartAsync();

        var page = WebUtility.HtmlDecode(await host.GetPageAsync($"{Address}?sel=0,4&log=none"));

        Assert.Contains("class=\"picked\"", page);
        Assert.Contains($"/compare?experiment={TestHost.Id}&t=0%2C4", page);
        Assert.Contains("Unmark #0, #4", page);
        Assert.DoesNotContain("(log)", page);
    }

    [Theory]
    [InlineData("learning_rate<", "a value is expected")]
    [InlineData("nothing:3", "'nothing' is not known")]
    public async Task Get_FilterThatCannotBeAnswered_SaysSoInPlace(string filter, string message)
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.GetAsync($"{Address}?q={Uri.EscapeDataString(filter)}");
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Column 1", page.Replace("Column 15", "Column 1"));
        Assert.Contains(message, page);
        Assert.Contains($"value=\"{filter}\"", page);
        Assert.Contains("class=\"thread", page);
    }

    [Theory]
    [InlineData("x=code_sise", "did you mean 'code_size'?")]
    [InlineData("family=gan", "Allowed: autoencoder, denoising")]
    [InlineData("down=mse", "Allowed: code_size, learning_rate")]
    [InlineData("log=code_sise", "did you mean 'code_size'?")]
    [InlineData("sel=5,99", "sel: the experiment has no trial 99;")]
    [InlineData("sel=a", "sel: give at most 24 trial numbers")]
    public async Task Get_WordThatIsNotAllowed_SaysWhatIs(string words, string message)
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.GetAsync($"{Address}?{words}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(message, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Get_NoTrials_SaysThatThereAreTooFew()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Contains("Too few trials to draw", await host.GetPageAsync("/experiments/b9d4e5f6/explore"));
    }

    [Fact]
    public async Task Get_NoFamilyRanked_SaysSo()
    {
        var experiment = FakeData.Experiment("u", "unranked");
        var spec = experiment.Detail.Spec with { Families = [new("gan", ["gan"], null)] };
        await using var host = await TestHost.StartAsync(experiment with { Detail = experiment.Detail with { Spec = spec } });

        Assert.Contains("Nothing ranks these trials", await host.GetPageAsync("/experiments/u/explore"));
    }

    [GeneratedRegex("<figure class=\"chart.*?</figure>", RegexOptions.Singleline)]
    private static partial Regex Figure();
}
