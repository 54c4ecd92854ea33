using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Pruners;
using Orchestrator.TestKit.Search;

namespace Orchestrator.Grains.Tests.Search.Pruners;

/// <summary>Pruners of the catalog by name, for a space of a learning rate.</summary>
internal static class TestPruners
{
    public static IPruner Create(string name, int maxEpochs, PrunerSpec? options = null) => PrunerCatalog.Find(name)!.Create(
        options ?? new(), new(TestSpace.Create(), maxEpochs, new(ObjectiveDirection.Minimize), new HashSet<string> { "learning_rate" }));
}

public class NonePrunerTests : PrunerContract
{
    protected override bool NaNMayFinish => true;

    private protected override IPruner Create(int maxEpochs) => TestPruners.Create("none", maxEpochs);
}

public class MedianContractTests : PrunerContract
{
    private protected override IPruner Create(int maxEpochs) => TestPruners.Create("median", maxEpochs);
}

public class PercentileContractTests : PrunerContract
{
    private protected override IPruner Create(int maxEpochs) => TestPruners.Create("percentile", maxEpochs);
}

public class HalvingContractTests : PrunerContract
{
    private protected override IPruner Create(int maxEpochs) => TestPruners.Create("halving", maxEpochs);
}

public class SynchronousHalvingContractTests : PrunerContract
{
    private protected override IPruner Create(int maxEpochs) => TestPruners.Create("halving", maxEpochs, new() { Promotes = true });
}

public class AshaContractTests : PrunerContract
{
    private protected override IPruner Create(int maxEpochs) => TestPruners.Create("asha", maxEpochs);
}

public class HyperbandContractTests : PrunerContract
{
    // Its last bracket trains every setting to the end.
    protected override bool NaNMayFinish => true;

    private protected override IPruner Create(int maxEpochs) => TestPruners.Create("hyperband", maxEpochs);
}

public class PatienceContractTests : PrunerContract
{
    private protected override IPruner Create(int maxEpochs) => TestPruners.Create("patience", maxEpochs);
}

public class ThresholdContractTests : PrunerContract
{
    private protected override IPruner Create(int maxEpochs) => TestPruners.Create("threshold", maxEpochs, new() { Upper = 1.5, Lower = 0 });
}

public class PbtContractTests : PrunerContract
{
    // When no more settings may start, the worst train on as they are.
    protected override bool NaNMayFinish => true;

    private protected override IPruner Create(int maxEpochs) => TestPruners.Create("pbt", maxEpochs, new() { Interval = 3 });
}
