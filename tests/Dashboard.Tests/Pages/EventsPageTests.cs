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
    public async Task Get_After_StartsBehindIt()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"/events?experiment={TestHost.Id}&after=1&limit=5");

        Assert.DoesNotContain("ExperimentCreated", page);
        Assert.Contains($"/events?experiment={TestHost.Id}&amp;after=6", page);
    }

    [Fact]
    public async Task Get_BehindTheLast_SaysSo()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Contains("No newer event", await host.GetPageAsync("/events?after=999999"));
    }
}
