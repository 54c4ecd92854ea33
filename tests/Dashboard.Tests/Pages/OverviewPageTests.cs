using System.Net;
using System.Text.RegularExpressions;
using Orchestrator.Abstractions.Search;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Pages;

public sealed partial class OverviewPageTests
{
    private const string Address = $"/experiments/{TestHost.Id}";

    [Fact]
    public async Task Get_BrokenFilter_SaysWhatIsWrongWithItAboveTheRest()
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.GetAsync($"{Address}?q=modle:vanilla");
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("role=\"alert\">Column 1 of the filter: 'modle' is not known; did you mean 'model'?", page);
        Assert.Contains("Leaderboards", page);
    }

    [Fact]
    public async Task Get_ThreeFamilies_RanksEachInATableOfItsOwn()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync(Address);

        var tables = Table().Matches(page).Select(match => match.Value).Where(table => table.Contains("Rank")).ToList();
        Assert.Equal(3, tables.Count);
        Assert.DoesNotContain("denoising<", tables[0].Replace("denoising_mse", ""));
        Assert.DoesNotContain("vanilla", tables[1]);
        Assert.Contains("trials/2\"", tables[2]);
    }

    [Fact]
    public async Task Get_FamilyWithoutObjective_SaysNotRanked()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Contains("not ranked", await host.GetPageAsync(Address));
    }

    [Fact]
    public async Task Get_NoValidationImages_SaysSelectedOnTheTestSet()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Contains("Selected on the test set", await host.GetPageAsync(Address));
    }

    [Fact]
    public async Task Get_ValidationImages_DoesNotSaySelectedOnTheTestSet()
    {
        var experiment = FakeData.Experiment("v", "validated");
        var validation = new ParameterSpec("validation_size", new FixedDomain(ParameterValue.Of(500L)));
        var spec = experiment.Detail.Spec with { Parameters = [.. experiment.Detail.Spec.Parameters, validation] };
        await using var host = await TestHost.StartAsync(experiment with { Detail = experiment.Detail with { Spec = spec } });

        Assert.DoesNotContain("Selected on the test set", await host.GetPageAsync("/experiments/v"));
    }

    [Fact]
    public async Task Get_FailedTrials_GroupsThemByCause()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync(Address);

        Assert.Contains("Failures by cause", page);
        Assert.Contains("Diverged", page);
    }

    [Fact]
    public async Task Get_Coverage_NamesWhatWasNotTried()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync(Address);

        Assert.Contains("2 of 3 values tried, not 32.", page);
        Assert.Contains("All 2 parts tried.", page);
    }

    [Fact]
    public async Task Get_Importances_ShowsTheReliableOnesAndLeadsToTheirPage()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync(Address);

        var strip = page[page.IndexOf("by fANOVA", StringComparison.Ordinal)..page.IndexOf($"{Address}/importance\">What", StringComparison.Ordinal)];
        Assert.Contains("learning_rate", strip);
        Assert.DoesNotContain("optimizer", strip);
        Assert.DoesNotContain("data-later", page);
    }

    [Fact]
    public async Task Get_ImportancesThatTakeTheirTime_AreNotWaitedFor()
    {
        await using var host = await TestHost.StartAsync();
        var release = new TaskCompletionSource();
        host.Reader.BeforeImportances = release.Task;

        Assert.Contains("data-later=\"true\"", await host.GetPageAsync(Address));
        release.SetResult();

        Assert.Contains("learning_rate", await host.GetPageAsync($"{Address}/importance"));
        Assert.DoesNotContain("data-later", await host.GetPageAsync(Address));
        Assert.Equal(1, host.Reader.AskedImportances);
    }

    [Fact]
    public async Task Get_ImportancesThatFail_AreLeftOut()
    {
        await using var host = await TestHost.StartAsync();
        host.Reader.BeforeImportances = Task.FromException(new InvalidOperationException("disk on fire"));

        var page = await host.GetPageAsync(Address);

        Assert.DoesNotContain("by fANOVA", page);
        Assert.Contains("Leaderboards", page);
    }

    [Theory]
    [InlineData("@last", TestHost.Id)]
    [InlineData("x7", TestHost.Id)]
    [InlineData("b3", "b3n8w1pc")]
    public async Task Get_PrefixOrLast_RedirectsToTheFullId(string text, string id)
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.GetAsync($"/experiments/{text}/trials?state=Running");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal($"/experiments/{id}/trials?state=Running", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Get_AmbiguousPrefix_OffersBoth()
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.GetAsync("/experiments/b");
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("href=\"/experiments/b3n8w1pc\"", page);
        Assert.Contains("href=\"/experiments/b9d4e5f6\"", page);
    }

    [Fact]
    public async Task Get_ExperimentWithoutTrials_IsAPage()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Contains("No trial has come to its end yet", await host.GetPageAsync("/experiments/b9d4e5f6"));
    }

    [GeneratedRegex("<table.*?</table>", RegexOptions.Singleline)]
    private static partial Regex Table();
}
