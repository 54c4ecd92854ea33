namespace Orchestrator.Grains.Search.Pruners;

/// <summary>What becomes of a setting that a pruner does not let train on at once.</summary>
internal enum Ruling
{
    /// <summary>It waits with its checkpoint.</summary>
    Pause,

    /// <summary>It ends.</summary>
    Prune,
}

/// <summary>A pruner's ruling on a setting, with its reason.</summary>
internal sealed record Judgement(long Setting, Ruling Ruling, string Reason);
