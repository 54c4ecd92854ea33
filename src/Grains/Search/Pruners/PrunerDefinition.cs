namespace Orchestrator.Grains.Search.Pruners;

/// <summary>A pruner that sweep files may name.</summary>
/// <param name="Name">Its name in sweep files.</param>
/// <param name="Summary">One sentence: what it does.</param>
/// <param name="Create">Makes one.</param>
internal sealed record PrunerDefinition(string Name, string Summary, Func<PrunerOptions, PrunerSetup, IPruner> Create);
