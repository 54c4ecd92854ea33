namespace Orchestrator.Grains.Search.Jobs;

/// <summary>A trial within the search of its family.</summary>
/// <param name="Setting">The setting's index within the family, from 0.</param>
/// <param name="Repeat">The repeat within the setting, from 0.</param>
internal readonly record struct TrialKey(long Setting, int Repeat)
{
    /// <summary>The setting, and the repeat where it is not the first: <c>12</c>, <c>12.1</c>.</summary>
    public override string ToString() => Repeat == 0 ? $"{Setting}" : $"{Setting}.{Repeat}";
}
