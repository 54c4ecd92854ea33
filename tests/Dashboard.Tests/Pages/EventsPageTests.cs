using System.Net;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Pages;

public sealed class EventsPageTests
{
    [Fact]
    public async Task Get_OneExperiment_ListsOnlyItsEvents()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync("/events?experiment=@last");

        Assert.Contains("TrialCreated", page);
        Assert.DoesNotContain("b3n8w1pc", page);
    }

    [Fact]
    public async Task Get_Newest_ComeFirstAndOlderFollow()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"/events?experiment={TestHost.Id}&after=7&limit=5");

        Assert.DoesNotContain("ExperimentCreated</span>", page);
        Assert.Contains($"/events?experiment={TestHost.Id}&amp;limit=5&amp;after=2", page);
    }

    [Fact]
    public async Task Get_OldestFirst_StartsBehindAfter()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"/events?experiment={TestHost.Id}&order=oldest&after=1&limit=5");

        Assert.DoesNotContain("ExperimentCreated</span>", page);
        Assert.Contains($"/events?experiment={TestHost.Id}&amp;order=oldest&amp;limit=5&amp;after=6", page);
    }

    [Fact]
    public async Task Get_Kind_ShowsOnlyIt()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"/events?experiment={TestHost.Id}&kind=ExperimentCreated");

        Assert.Contains("ExperimentCreated</span>", page);
        Assert.DoesNotContain("TrialCreated</span>", page);
        Assert.Contains("No such event", await host.GetPageAsync($"/events?kind=Nondeterminism"));
    }

    [Fact]
    public async Task Get_UnknownKind_NamesTheNearest()
    {
        await using var host = await TestHost.StartAsync();

        using var answer = await host.GetAsync("/events?kind=TrialCreate");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("TrialCreated", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Get_BeyondTheLast_SaysSo()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Contains("No event beyond this", await host.GetPageAsync("/events?order=oldest&after=999999"));
    }
}
