using System.Net;
using System.Text.RegularExpressions;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Pages;

public sealed partial class TrialsPageTests
{
    private const string Address = $"/experiments/{TestHost.Id}/trials";

    [Fact]
    public async Task Get_Default_ShowsVaryingParametersOnly()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync(Address);

        Assert.Contains(">code_size</a></th>", page);
        Assert.Contains(">l1_weight</a></th>", page);
        Assert.DoesNotContain("<th>dataset</th>", page);
        Assert.Contains("<th>dataset</th>", await host.GetPageAsync($"{Address}?columns=all"));
    }

    [Fact]
    public async Task Get_ModelAndState_ListsThoseTrials()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"{Address}?model=vanilla&state=completed");

        Assert.Equal(["0", "4", "8", "12"], Numbers(page));
    }

    [Fact]
    public async Task Get_SortByMetric_ShowsItsColumn()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"{Address}?sort=-psnr");

        Assert.Contains("psnr ↓", WebUtility.HtmlDecode(page));
    }

    [Fact]
    public async Task Get_Limit_LinksToTheNextPartWithTheSameWords()
    {
        await using var host = await TestHost.StartAsync();

        var page = WebUtility.HtmlDecode(await host.GetPageAsync($"{Address}?model=vanilla&limit=2"));

        Assert.Equal(["0", "4"], Numbers(page));
        Assert.Contains($"{Address}?model=vanilla&limit=2&after=2", page);
        Assert.Equal(["8", "12"], Numbers(await host.GetPageAsync($"{Address}?model=vanilla&limit=2&after=2")));
    }

    [Theory]
    [InlineData("state=compleded", "did you mean 'Completed'?")]
    [InlineData("model=vanila", "did you mean 'vanilla'?")]
    [InlineData("columns=bogus", "columns: 'bogus' is not known; did you mean ")]
    [InlineData("q=model:gan&columns=mse,psnt", "did you mean 'psnr'?")]
    [InlineData("from=zz", "the address: 'from' is not known;")]
    [InlineData("sort=bogus", "'bogus' is no metric")]
    [InlineData("after=bogus", "'bogus' is no page token.")]
    [InlineData("limit=0", "from 1 to 1000")]
    [InlineData("sel=4,900", "sel: the experiment has no trial 900;")]
    [InlineData("sel=four", "sel: give at most 200 trial numbers")]
    [InlineData("sel=LONG", "sel: 200 numbers as long as these are too many at once.")]
    [InlineData("q=modle:vanilla", "Column 1 of the filter: 'modle' is not known; did you mean 'model'?")]
    [InlineData("q=model", "Column 6 of the filter: after 'model' one of")]
    public async Task Get_WordThatIsNotAllowed_SaysWhatIs(string words, string message)
    {
        await using var host = await TestHost.StartAsync();

        var numbers = string.Join(",", Enumerable.Range(0, 200).Select(number => 1_000_000_000 + number));
        using var response = await host.GetAsync($"{Address}?{words.Replace("LONG", numbers, StringComparison.Ordinal)}");
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(message, page);
        Assert.DoesNotContain("(Parameter", page);
    }

    [Fact]
    public async Task Get_Ticked_AreTickedComparedAndKeptByEveryLink()
    {
        await using var host = await TestHost.StartAsync();

        var page = WebUtility.HtmlDecode(await host.GetPageAsync($"{Address}?model=vanilla&limit=2&sel=4,5"));

        Assert.Matches("name=\"t\" value=\"4\" checked", page);
        Assert.DoesNotMatch("name=\"t\" value=\"0\" checked", page);
        Assert.Contains("<input type=\"hidden\" name=\"t\" value=\"5\" />", page);
        Assert.Contains("<input type=\"hidden\" name=\"sel\" value=\"4,5\" />", page);
        Assert.Contains($"{Address}?model=vanilla&limit=2&sel=4%2C5&after=2", page);
        Assert.Contains($"/experiments/{TestHost.Id}/gallery?pin=4%2C5", page);
        Assert.Contains($"/experiments/{TestHost.Id}/explore?sel=4%2C5", page);
        Assert.Contains($"href=\"{Address}?model=vanilla&limit=2\">Untick all", page);
        // A browser that comes back fills boxes in by their place, and rows move.
        Assert.DoesNotMatch("type=\"checkbox\" (?!autocomplete=\"off\")[^>]*form=\"compare\"", page);
    }

    [Fact]
    public async Task Get_TickedAndNoTrialFits_TheLinkToAllKeepsThem()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"{Address}?state=Canceled&sel=4");

        Assert.Contains($"href=\"{Address}?sel=4\">All trials", page);
    }

    [Fact]
    public async Task Get_FilterThatFitsNone_SaysSo()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Contains("None of its trials fits this filter", await host.GetPageAsync($"{Address}?state=Canceled"));
    }

    private static IEnumerable<string> Numbers(string page) => Number().Matches(page).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@">#(\d+)</a>")]
    private static partial Regex Number();
}
