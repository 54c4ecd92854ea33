using Orchestrator.Abstractions.Search;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Tests.Text;

public sealed class DomainsTests
{
    public static TheoryData<long[], bool> Sizes { get; } = new()
    {
        { [], true },
        { [0], true },
        { [500], false },
        { [500, 0], true },
    };

    [Theory, MemberData(nameof(Sizes))]
    public void SelectsOnTestSet_ValidationSizes_IsTrueWhereOneIsZero(long[] sizes, bool expected)
    {
        ParameterSpec[] parameters = sizes.Length == 0
            ? []
            : [new("validation_size", new ListDomain([.. sizes.Select(ParameterValue.Of)], true))];

        Assert.Equal(expected, Domains.SelectsOnTestSet(parameters));
    }

    [Fact]
    public void Varying_ListsOfOneAndFixed_AreLeftOut()
    {
        ParameterSpec[] parameters =
        [
            new("model", new ListDomain([ParameterValue.Of("vanilla"), ParameterValue.Of("gan")], false)),
            new("epochs", new FixedDomain(ParameterValue.Of(3L))),
            new("batch_size", new ListDomain([ParameterValue.Of(64L)], true)),
            new("learning_rate", new RangeDomain(1e-4, 1e-2, false, true, null)),
        ];

        Assert.Equal(["learning_rate"], Domains.Varying(parameters));
    }

    [Fact]
    public void Describe_Range_SaysScaleAndStep() =>
        Assert.Equal("16 to 128 (log whole numbers, step 16)", Domains.Describe(new RangeDomain(16, 128, true, true, 16)));
}
