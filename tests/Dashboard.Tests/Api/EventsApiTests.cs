using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Api;

public sealed class EventsApiTests
{
    [Fact]
    public async Task List_OfExperiment_PagesByAfter()
    {
        await using var host = await TestHost.StartAsync();

        var part = await host.GetJsonAsync("/api/v1/experiments/x7/events?after=1&limit=3");

        Assert.Equal([2, 3, 4], part.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("sequence").GetInt32()));
        Assert.Equal("4", part.GetProperty("next").GetString());
    }

    [Fact]
    public async Task List_Event_HasItsDataAsADocument()
    {
        await using var host = await TestHost.StartAsync();

        var item = (await host.GetJsonAsync("/api/v1/events?experiment=@last")).GetProperty("items")[0];

        Assert.Equal(24, item.GetProperty("data").GetProperty("planned").GetInt32());
    }
}
