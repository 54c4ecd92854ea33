using System.Text.Json;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Sweeps;
using static Orchestrator.Grains.Tests.Sweeps.SweepText;

namespace Orchestrator.Grains.Tests.Sweeps;

public class SpecJsonTests
{
    private const string Yaml = "name: \"\\u00e4 \\U0001F600 <&'>\"\nmethod: random\nrun_cap: 5\nmetric: { name: psnr, goal: maximize }\nparameters:\n"
        + "  model: { values: [sparse, gan] }\n  l1_weight: { distribution: log_uniform_values, min: 1e-6, max: 0.1 }\n"
        + "  noise_size: { values: [1, 2] }\n  learning_rate: { values: [1, 0.30000000000000004] }\n  epochs: { min: 1, max: 9 }\n  optimizer: { value: sgd }\n"
        + "orchestrator: { seed: 9223372036854775807, when: { epochs: model == gan } }\n";

    [Fact]
    public void Deserialize_WhatWasSerialized_IsTheSameText()
    {
        var json = SpecJson.Serialize(Spec(Yaml));

        Assert.Equal(json, SpecJson.Serialize(SpecJson.Deserialize(json)));
    }

    [Fact]
    public void Deserialize_WhatWasSerialized_KeepsEveryValue()
    {
        var spec = Spec(Yaml);

        Assert.Equivalent(spec, SpecJson.Deserialize(SpecJson.Serialize(spec)), strict: true);
    }

    [Fact]
    public void Serialize_Spec_IsCamelCaseWithWords()
    {
        var json = SpecJson.Serialize(Spec(Grid("code_size: { values: [1, 2] }")));

        Assert.StartsWith("{\"name\":\"s\",\"method\":\"grid\",\"parameters\":[{\"name\":\"model\",\"domain\":{\"kind\":\"fixed\",\"value\":\"vanilla\"},\"when\":null},", json);
        Assert.Contains("{\"kind\":\"list\",\"values\":[1,2],\"isOrdered\":true}", json);
        Assert.Contains("\"objective\":{\"metric\":\"mse\",\"direction\":\"minimize\"}", json);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"name\":\"x\"}")]
    [InlineData("[")]
    public void Deserialize_SomethingElse_Throws(string json) => Assert.Throws<JsonException>(() => SpecJson.Deserialize(json));

    [Fact]
    public void Deserialize_UnknownMember_Throws() => Assert.Throws<JsonException>(
        () => SpecJson.Deserialize(SpecJson.Serialize(Spec(Yaml)).Replace("\"seed\":", "\"sead\":")));

    [Fact]
    public void Of_TwoReadings_AreEqual() => Assert.Equal(SpecHash.Of(Spec(Yaml)), SpecHash.Of(Spec(Yaml)));

    [Fact]
    public void Of_OtherLayoutAndComments_IsEqual() => Assert.Equal(
        SpecHash.Of(Spec(Grid("code_size: { values: [1, 2] }"))),
        SpecHash.Of(Spec("# c\nparameters:\n  model:\n    value: 'vanilla'\n  code_size:\n    values: [1.0, 2]\nmethod: grid\ndescription: d\n")));

    [Fact]
    public void Of_KnownSpec_IsTheSameForever() => Assert.Equal(
        "49372cd35928489cf2b1f7cdfcd882f93d3d7c977827b6b2be15433ba9dafa0c", SpecHash.Of(Spec(Grid("code_size: { values: [1, 2] }"))));

    [Fact]
    public void Of_AnotherShareOfTheSlots_IsEqual() => Assert.Equal(
        SpecHash.Of(Spec(Yaml)), SpecHash.Of(Spec(Yaml) with { Weight = 3, MaxSlots = 2, Requires = ["big"], MachineKind = "one" }));

    [Fact]
    public void Of_AnythingThatDecidesTrials_Differs()
    {
        ExperimentSpec spec = Spec(Yaml);
        ExperimentSpec[] others =
        [
            spec with { Name = "other" },
            spec with { Method = SearchMethod.Grid },
            spec with { Parameters = [.. spec.Parameters.Reverse()] },
            spec with { Parameters = [.. spec.Parameters.Select(parameter => parameter with { When = null })] },
            spec with { Families = [.. spec.Families.Reverse()] },
            spec with { DataSets = [Digits with { Sha256 = new string('c', 64) }] },
            spec with { RunCap = 6 },
            spec with { Seed = 1 },
            spec with { Parallelism = 1 },
            spec with { Repeats = 2 },
            spec with { Aggregate = "mean" },
            spec with { ObjectiveAt = "best" },
            spec with { EvaluationCorruption = new CorruptionSpec("gaussian", 0.31) },
            spec with { Samples = new SampleSpec(1, 17) },
            spec with { Device = "cuda:0" },
        ];

        Assert.Equal(others.Length + 1, others.Append(spec).Select(SpecHash.Of).Distinct().Count());
    }
}
