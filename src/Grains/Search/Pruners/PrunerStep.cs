namespace Orchestrator.Grains.Search.Pruners;

/// <summary>What a pruner wants trained next: one of <see cref="TrainOn"/>, <see cref="StartNew"/>, <see cref="StartFrom"/>.</summary>
/// <param name="To">The epoch to train to; a setting with fewer epochs ends before.</param>
/// <param name="Reason">Why, in words.</param>
internal abstract record PrunerStep(int To, string Reason);

/// <summary>A setting that stands at a rung trains on.</summary>
internal sealed record TrainOn(long Setting, int To, string Reason) : PrunerStep(To, Reason);

/// <summary>The next setting starts at the beginning, with the sampler's parameters.</summary>
internal sealed record StartNew(int To, string Reason) : PrunerStep(To, Reason);

/// <summary>The next setting goes on from another one's checkpoint.</summary>
/// <param name="Parent">Whose checkpoint.</param>
/// <param name="Epoch">The checkpoint's epoch.</param>
/// <param name="Replaced">The setting in whose place it trains.</param>
/// <param name="To">The epoch to train to.</param>
/// <param name="Reason">Why.</param>
internal sealed record StartFrom(long Parent, int Epoch, long Replaced, int To, string Reason) : PrunerStep(To, Reason);
