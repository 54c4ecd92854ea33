using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Api;

public sealed class TrialsApiTests
{
    private const string Address = $"/api/v1/experiments/{TestHost.Id}/trials";

    [Fact]
    public async Task List_SameWordsAsThePage_Filters()
    {
        await using var host = await TestHost.StartAsync();

        var items = (await host.GetJsonAsync($"{Address}?model=vanilla&state=Completed&sort=-number")).GetProperty("items");

        Assert.Equal([12, 8, 4, 0], items.EnumerateArray().Select(item => item.GetProperty("number").GetInt32()));
        Assert.Equal("Completed", items[0].GetProperty("state").GetString());
        Assert.Equal(64, items[0].GetProperty("weightsHash").GetString()?.Length);
    }

    [Fact]
    public async Task List_NotANumber_IsWrittenAsItsName()
    {
        await using var host = await TestHost.StartAsync();

        var trial = (await host.GetJsonAsync($"{Address}?state=Failed")).GetProperty("items")[0];

        Assert.Equal("NaN", trial.GetProperty("objective").GetString());
        Assert.Equal("NaN", trial.GetProperty("metrics").GetProperty("test_loss").GetString());
        Assert.Equal("Diverged", trial.GetProperty("failure").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Get_Trial_HasEpochsAttemptsAndSamples()
    {
        await using var host = await TestHost.StartAsync();

        var trial = await host.GetJsonAsync($"{Address}/4");

        Assert.Equal(FakeData.Epochs, trial.GetProperty("epochs").GetArrayLength());
        Assert.Equal("lost", trial.GetProperty("attempts")[0].GetProperty("outcome").GetString());
        Assert.Equal("AVX2", trial.GetProperty("attempts")[0].GetProperty("environment").GetProperty("vectorSet").GetString());
        Assert.Equal("reconstruction", trial.GetProperty("samples")[0].GetProperty("kind").GetString());
    }
}
