using CsCheck;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Pruners;
using Orchestrator.Grains.Search.Samplers;

namespace Orchestrator.Grains.Tests.Search.Pruners;

public class ExplorerTests
{
    private static readonly HashSet<string> Tunable = ["learning_rate", "batch_size", "momentum", "optimizer"];

    [Fact]
    public void Explore_AnySetting_StaysInsideItsDomain() => Gen.Int[0, 100_000].Sample(index =>
    {
        var parent = new RandomSampler(TestSpace.Create()).SettingAt(index);

        foreach (var (name, value) in new Explorer(TestSpace.Create(), Tunable).Explore(index, parent))
        {
            switch (name)
            {
                case "learning_rate": Assert.InRange(value.AsDouble(), 1e-4, 1e-1); break;
                case "batch_size": Assert.True(value.AsDouble() is 32 or 64 or 128); break;
                case "momentum": Assert.Contains(value, Enumerable.Range(0, 10).Select(step => ParameterValue.Of(step / 10.0))); break;
            }
        }
    });

    // Conditions read the optimizer: another one would need other parameters.
    [Fact]
    public void Explore_WhatConditionsRead_Stays()
    {
        for (var index = 0; index < 50; index++)
        {
            var parent = new RandomSampler(TestSpace.Create()).SettingAt(index);

            Assert.Equal(
                parent.First(one => one.Name == "optimizer"),
                new Explorer(TestSpace.Create(), Tunable).Explore(index, parent).First(one => one.Name == "optimizer"));
        }
    }

    [Fact]
    public void Explore_NothingTunable_ChangesNothing()
    {
        var parent = new RandomSampler(TestSpace.Create()).SettingAt(3);

        Assert.Equal(parent, new Explorer(TestSpace.Create(), new HashSet<string>()).Explore(7, parent));
    }
}
