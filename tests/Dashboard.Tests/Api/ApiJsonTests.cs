using System.Text.Json;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;
using Orchestrator.Dashboard.Api;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Api;

public sealed class ApiJsonTests
{
    [Fact]
    public void Options_Trial_ReadsBackAsWritten()
    {
        var trial = FakeData.Experiment("a", "b").Trials[11];

        var text = JsonSerializer.Serialize(trial, ApiJson.Options);
        var again = JsonSerializer.Deserialize<TrialDetail>(text, ApiJson.Options)!;

        Assert.Equal(text, JsonSerializer.Serialize(again, ApiJson.Options));
        Assert.Equal(trial.Summary.Parameters, again.Summary.Parameters);
    }

    [Fact]
    public void Options_DataThatIsNoDocument_IsWrittenAsText()
    {
        var row = new EventRow(1, "a", null, "Odd", FakeData.Start, "not { json");

        var text = JsonSerializer.Serialize(row, ApiJson.Options);

        Assert.Contains("\"data\":\"not { json\"", text);
    }

    [Fact]
    public void Options_Infinity_IsWrittenAsItsName()
    {
        var entry = new LeaderboardEntry("f", "mse", 1, "vanilla", 0, double.PositiveInfinity, [new("rate", ParameterValue.Of(1.0))]);

        var text = JsonSerializer.Serialize(entry, ApiJson.Options);

        Assert.Contains("\"value\":\"Infinity\"", text);
        Assert.Contains("\"parameters\":{\"rate\":1.0}", text);
    }
}
