using Orchestrator.Grains.Search.Jobs;

namespace Orchestrator.Grains.Search.Pruners;

/// <summary>What a pruner is made for.</summary>
/// <param name="Space">What the family searches.</param>
/// <param name="MaxEpochs">The most epochs that a setting trains.</param>
/// <param name="Scale">Between losses and the objective.</param>
/// <param name="Tunable">Parameters that may change while a network trains.</param>
internal sealed record PrunerSetup(FamilySpace Space, int MaxEpochs, LossScale Scale, IReadOnlySet<string> Tunable);
