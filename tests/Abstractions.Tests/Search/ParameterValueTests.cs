using System.Text.Json;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Abstractions.Tests.Search;

public class ParameterValueTests
{
    public static TheoryData<ParameterValue, string> Values => new()
    {
        { ParameterValue.Of(1L), "1" },
        { ParameterValue.Of(1.0), "1.0" },
        { ParameterValue.Of(0.1), "0.1" },
        { ParameterValue.Of(1e-7), "1E-07" },
        { ParameterValue.Of("mnist"), "\"mnist\"" },
        { ParameterValue.Of(true), "true" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Json_RoundTrip_KeepsKindAndValue(ParameterValue value, string json)
    {
        Assert.Equal(json, JsonSerializer.Serialize(value));
        Assert.Equal(value, JsonSerializer.Deserialize<ParameterValue>(json));
    }

    [Fact]
    public void Json_OfAList_IsRefused() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ParameterValue>("[1]"));

    [Fact]
    public void Equals_IntegerAndNumberOfTheSameSize_Differ() => Assert.NotEqual(ParameterValue.Of(1L), ParameterValue.Of(1.0));

    [Fact]
    public void AsDouble_OfText_Throws() => Assert.Throws<InvalidOperationException>(() => ParameterValue.Of("gaussian").AsDouble());
}
