using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Live;

public sealed class EventStreamTests
{
    private const string Address = "/api/v1/events/stream";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_EventRecorded_TellsTheExperimentAndItsTrials()
    {
        await using var host = await TestHost.StartAsync(FakeData.Experiment(TestHost.Id, "one"));
        using var response = await OpenAsync(host);
        await using var events = Read(response).GetAsyncEnumerator(Cancellation);

        Assert.True(await events.MoveNextAsync());
        Assert.Empty(Experiments(events.Current));
        host.Reader.Late.Enqueue(Event(100, 3));

        Assert.True(await events.MoveNextAsync());
        Assert.Equal("100", events.Current.EventId);
        var changed = Assert.Single(Experiments(events.Current));
        Assert.Equal((TestHost.Id, "[3]"), (changed.GetProperty("id").GetString(), changed.GetProperty("trials").GetRawText()));
    }

    [Fact]
    public async Task Get_LastEventId_TellsWhatWasMissed()
    {
        await using var host = await TestHost.StartAsync(FakeData.Experiment(TestHost.Id, "one"));
        host.Reader.Late.Enqueue(Event(100, 3));
        host.Reader.Late.Enqueue(Event(101, 5));
        using var response = await OpenAsync(host, lastEventId: "100");
        await using var events = Read(response).GetAsyncEnumerator(Cancellation);

        Assert.True(await events.MoveNextAsync());

        Assert.Equal("101", events.Current.EventId);
        Assert.Equal("[5]", Assert.Single(Experiments(events.Current)).GetProperty("trials").GetRawText());
    }

    [Fact]
    public async Task Get_Answer_IsAStreamThatAsksToComeBackInASecond()
    {
        await using var host = await TestHost.StartAsync();
        using var response = await OpenAsync(host);
        await using var events = Read(response).GetAsyncEnumerator(Cancellation);

        Assert.True(await events.MoveNextAsync());

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(TimeSpan.FromSeconds(1), events.Current.ReconnectionInterval);
    }

    [Fact]
    public async Task Get_ServerThatStops_EndsTheStream()
    {
        await using var host = await TestHost.StartAsync();
        using var response = await OpenAsync(host);
        await using var events = Read(response).GetAsyncEnumerator(Cancellation);
        Assert.True(await events.MoveNextAsync());

        host.BeginStop();

        Assert.False(await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60), Cancellation));
    }

    [Fact]
    public async Task Get_AfterThatIsNoNumber_IsRefused()
    {
        await using var host = await TestHost.StartAsync();

        using var response = await host.GetAsync($"{Address}?after=x");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static EventRow Event(long sequence, int trial) =>
        new(sequence, TestHost.Id, trial, "EpochRecorded", FakeData.Start, """{"event": "EpochRecorded"}""");

    private static Task<HttpResponseMessage> OpenAsync(TestHost host, string? lastEventId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Address);
        if (lastEventId is not null) { request.Headers.Add("Last-Event-ID", lastEventId); }

        return host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
    }

    private static async IAsyncEnumerable<SseItem<string>> Read(HttpResponseMessage response)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(Cancellation);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(Cancellation)) { yield return item; }
    }

    private static List<JsonElement> Experiments(SseItem<string> item) =>
        [.. JsonElement.Parse(item.Data).GetProperty("experiments").EnumerateArray()];
}
