using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Pages;

public sealed class ClusterPageTests
{
    private readonly FakeCluster _cluster = new();

    [Fact]
    public async Task Get_Cluster_ShowsWorkersSlotsQueueWithItsReasonAndLosses()
    {
        await using var host = await StartAsync();

        var page = await host.GetPageAsync("/cluster");

        Assert.Contains("&lt;b&gt;anvil&lt;/b&gt;", page);
        Assert.Contains("heard 1.2 s ago", page);
        Assert.Contains("4 GB for trials", page);
        Assert.Contains("8 cores", page);
        Assert.Contains("1 of 2</dd>", page);
        Assert.Contains($"/experiments/{TestHost.Id}/trials/6", page);
        Assert.Contains("9 of 20", page);
        Assert.Contains("<li>trial 15: it waits for memory: 3 GB are free (&lt;b&gt;anvil&lt;/b&gt;)</li>", page);
        Assert.Contains("<li>trials 16-17 (2): it comes after trial 15</li><li>9 trials: they come after these</li>", page);
        Assert.Contains("three trials failed by faults", page);
        Assert.Contains("its leases ran out", page);
        Assert.Contains("17.5 ms", page);
        Assert.Contains($"/experiments/{TestHost.Id}/trials/4", page);
        Assert.DoesNotContain("<i>widths", page);
        Assert.Contains("data-live=\"true\"", page);
    }

    [Fact]
    public async Task Get_WorkerWithALoad_ShowsItInWordsAndWarnsOfMemoryThatIsNearlyGone()
    {
        await using var host = await StartAsync();

        var page = await host.GetPageAsync("/cluster");

        Assert.Contains("46 %, the machine 97 %</span>", page);
        Assert.Contains("15.2 of 16.0 GB, 3.1 GB its own, nearly all</span>", page);
        Assert.Contains("2.0 of 80.0 GB of its memory</span>", page);
        Assert.Single(Regex.Matches(page, "aria-label=\"Load\""));
    }

    [Fact]
    public async Task Post_Drain_AsksFirstAndNamesTheWorkerById()
    {
        await using var host = await StartAsync();
        Assert.Contains("href=\"/cluster/workers/w1/drain\"", await host.GetPageAsync("/cluster"));

        using var answer = await PageForm.SendAsync(host, "/cluster/workers/w1/drain", "/cluster/workers/w1/drain");

        Assert.Equal((HttpStatusCode.SeeOther, "/cluster"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Equal(["drain w1"], _cluster.Given);
    }

    [Fact]
    public async Task Post_UndrainOfOneThatLeaves_IsRefused()
    {
        _cluster.IsLeaving = true;
        await using var host = await StartAsync();

        using var answer = await PageForm.SendAsync(host, "/cluster", "/cluster/workers/w2/undrain");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(["undrain w2"], _cluster.Given);
    }

    [Fact]
    public async Task Post_WithoutToken_IsRefused()
    {
        await using var host = await StartAsync();

        using var answer = await PageForm.PostAsync(host, "/cluster/workers/w1/drain", []);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(_cluster.Given);
    }

    [Fact]
    public async Task Get_UnknownWorker_IsNotFound()
    {
        await using var host = await StartAsync();

        using var answer = await host.GetAsync("/cluster/workers/nobody/drain");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Get_WhereNobodyRunsExperiments_SaysSo()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync("/cluster");

        Assert.Contains("Nobody runs experiments here", page);
        Assert.Contains("data-live=\"false\"", page);
    }

    private Task<TestHost> StartAsync() =>
        TestHost.StartAsync(services => services.AddSingleton<IClusterReader>(_cluster).AddSingleton<IClusterCommands>(_cluster), FakeData.Experiment(TestHost.Id, "widths"));
}
