using CsCheck;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Search.Columns;
using Orchestrator.Grains.Search.Samplers;
using Orchestrator.TestKit.Search;

namespace Orchestrator.Grains.Tests.Search.Columns;

public class ColumnSpaceTests
{
    private static readonly Gen<ParameterDomain> Domains = Gen.OneOf(
        Gen.Int[1, 6].Select(count => (ParameterDomain)new ListDomain([.. Numbers(count).Reverse()], IsOrdered: true)),
        Gen.Int[1, 6].Select(count => (ParameterDomain)new ListDomain([.. Numbers(count)], IsOrdered: false)),
        Gen.Select(Gen.Double[1e-6, 10], Gen.Double[1, 1000], Gen.Bool, (min, factor, isLog) =>
            (ParameterDomain)new RangeDomain(min, min * factor, IsInteger: false, isLog, Step: null)),
        Gen.Select(Gen.Int[1, 50], Gen.Int[0, 5000], Gen.Int[1, 9], Gen.Bool, (min, length, step, isLog) =>
            (ParameterDomain)new RangeDomain(min * step, (min * step) + length, IsInteger: true, isLog, step)),
        Gen.Select(Gen.Int[1, 5], Gen.Int[0, 40], Gen.Bool, (min, length, isLog) =>
            (ParameterDomain)new RangeDomain(Math.Round(min * 0.1, 1), Math.Round((min + length) * 0.1, 1), IsInteger: false, isLog, Step: 0.1)));

    // A third of the parameters have a condition on an earlier one.
    private static readonly Gen<FamilySpace> Random = Gen.Select(
        Gen.Select(Domains, Gen.Int[0, 2], Gen.Int[0, 100]).Array[1, 7],
        Gen.Long[0, 1000],
        (parts, seed) => Spaces.Create(
            [.. parts.Select((part, place) => new ParameterSpec($"p{place}", part.Item1, place > 0 && part.Item2 == 0
                ? $"p{part.Item3 % place} > {part.Item3}"
                : null))],
            seed));

    [Fact]
    public void Propose_RandomSpacesAndLosses_BelongsToTheSpaceEverySampler() => Gen.Select(
        Random, Gen.Int[0, AdaptiveSamplerCatalog.All.Count - 1], Gen.Int[1, 6], Gen.OneOf(Gen.Double[-1, 1], Gen.Const(double.NaN)).Array[25])
        .Sample(
            (space, sampler, parallelism, losses) =>
            {
                SamplerDrive Drive() => new(space, AdaptiveSamplerCatalog.All[sampler].Create(new SamplerRequest(space, 25)), parallelism);

                Assert.Equal(Drive().Run(25, (index, _) => [losses[index]]), Drive().Run(25, (index, _) => [losses[index]]));
            },
            iter: 60);

    [Fact]
    public void SettingAt_RandomSpaces_BelongsToThem() => Gen.Select(Random, Gen.Int[0, 100_000]).Sample(
        (space, index) => SettingAssert.Belongs(space, SamplerCatalog.Find("sobol")!.Create(space).SettingAt(index)), iter: 500);

    [Fact]
    public void Encode_Decoded_IsTheSettledPoint() => Gen.Select(Random, Gen.Double[0, 1].Array[7]).Sample(
        (family, units) =>
        {
            var space = new ColumnSpace(family);
            double[] point = units[..space.Count];
            var setting = space.Decode(point);
            space.Settle(point);

            Assert.Equal(SamplerDrive.Describe(setting), SamplerDrive.Describe(space.Decode(point)));
            Assert.All(space.Encode(setting).Zip(point), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        },
        iter: 1000);

    [Fact]
    public void Encode_ListedNumbers_IsTheMiddleOfTheRanksCell()
    {
        var column = new RankColumn("a", [.. new[] { 64L, 8, 512 }.Select(ParameterValue.Of)]);

        Assert.Equal([1.0 / 6, 3.0 / 6, 5.0 / 6], new[] { 8L, 64, 512 }.Select(value => column.Encode(ParameterValue.Of(value))), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(5.0 / 6, column.Encode(ParameterValue.Of(400L)), 1e-12);
        Assert.Equal(double.NaN, column.Encode(ParameterValue.Of("big")));
    }

    [Fact]
    public void Encode_UnknownCategory_IsNone() =>
        Assert.Equal(double.NaN, new CategoryColumn("a", [ParameterValue.Of("x"), ParameterValue.Of("y")]).Encode(ParameterValue.Of("z")));

    private static IEnumerable<ParameterValue> Numbers(int count) => Enumerable.Range(1, count).Select(value => ParameterValue.Of(value * 17L));
}
