using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Pruners;

/// <summary>A pruner that sweep files may name.</summary>
/// <param name="Name">Its name in sweep files.</param>
/// <param name="Summary">One sentence: what it does.</param>
/// <param name="Rungs">The epochs at which it has a say, for the most epochs that a setting trains.</param>
/// <param name="Create">Makes one.</param>
internal sealed record PrunerDefinition(
    string Name, string Summary, Func<PrunerSpec, int, IReadOnlyList<int>> Rungs, Func<PrunerSpec, PrunerSetup, IPruner> Create);
