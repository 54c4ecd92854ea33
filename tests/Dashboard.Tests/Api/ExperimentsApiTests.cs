using System.Text.Json;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Api;

public sealed class ExperimentsApiTests
{
    [Fact]
    public async Task List_Limit_GivesItemsAndNext()
    {
        await using var host = await TestHost.StartAsync();

        var part = await host.GetJsonAsync("/api/v1/experiments?limit=2");
        var rest = await host.GetJsonAsync($"/api/v1/experiments?after={part.GetProperty("next").GetString()}");

        Assert.Equal(2, part.GetProperty("items").GetArrayLength());
        Assert.Equal("b9d4e5f6", rest.GetProperty("items")[0].GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, rest.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task List_Experiment_HasTheProductsWords()
    {
        await using var host = await TestHost.StartAsync();

        var item = (await host.GetJsonAsync("/api/v1/experiments")).GetProperty("items")[0];

        Assert.Equal("Running", item.GetProperty("state").GetString());
        Assert.Equal(11, item.GetProperty("trials").GetProperty("completed").GetInt32());
        Assert.Equal(24, item.GetProperty("planned").GetInt32());
        Assert.Equal(16, item.GetProperty("best")[0].GetProperty("parameters").GetProperty("code_size").GetInt32());
    }

    [Fact]
    public async Task Get_Last_GivesSummaryAndSpecification()
    {
        await using var host = await TestHost.StartAsync();

        var experiment = await host.GetJsonAsync("/api/v1/experiments/@last");

        Assert.Equal(TestHost.Id, experiment.GetProperty("summary").GetProperty("id").GetString());
        Assert.Equal("Random", experiment.GetProperty("spec").GetProperty("method").GetString());
        Assert.Equal("range", experiment.GetProperty("spec").GetProperty("parameters")[4].GetProperty("domain").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task GetLeaderboard_FamilyWithoutObjective_HasNoRank()
    {
        await using var host = await TestHost.StartAsync();

        var items = (await host.GetJsonAsync("/api/v1/experiments/x7/leaderboard?limit=1")).GetProperty("items");

        Assert.Equal(["autoencoder", "denoising", "gan"], items.EnumerateArray().Select(item => item.GetProperty("family").GetString()));
        Assert.Equal(1, items[0].GetProperty("rank").GetInt32());
        Assert.Equal(JsonValueKind.Null, items[2].GetProperty("rank").ValueKind);
    }

    [Fact]
    public async Task ListDecisions_Parts_GiveEachWithItsReason()
    {
        await using var host = await TestHost.StartAsync();

        var part = await host.GetJsonAsync("/api/v1/experiments/x7/decisions?limit=1");
        var rest = await host.GetJsonAsync($"/api/v1/experiments/x7/decisions?family=autoencoder&after={part.GetProperty("next").GetString()}");

        Assert.Equal("Start", part.GetProperty("items")[0].GetProperty("kind").GetString());
        Assert.StartsWith("pruned at epoch 3", rest.GetProperty("items")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetParetoFront_Entry_HasItsValuesByName()
    {
        await using var host = await TestHost.StartAsync();

        var entry = (await host.GetJsonAsync("/api/v1/experiments/x7/pareto-front")).GetProperty("items")[0];

        Assert.Equal(0.9, entry.GetProperty("values").GetProperty("probe_accuracy").GetDouble());
    }

    [Fact]
    public async Task GetImportances_FewTrials_AreSaidToBeUnreliable()
    {
        await using var host = await TestHost.StartAsync();

        var items = (await host.GetJsonAsync("/api/v1/experiments/x7/importances")).GetProperty("items");

        Assert.Equal([true, false, false], items.EnumerateArray().Select(item => item.GetProperty("isReliable").GetBoolean()));
        Assert.Equal(-0.8, items[0].GetProperty("rankCorrelation").GetDouble());
        Assert.Equal(JsonValueKind.Null, items[1].GetProperty("rankCorrelation").ValueKind);
    }
}
