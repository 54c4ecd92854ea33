namespace Orchestrator.Grains.Search.Pruners;

/// <summary>Every setting trains to its last epoch.</summary>
internal sealed class NonePruner : IPruner
{
    public bool EndsSettings => false;

    public IReadOnlyList<Judgement> Absorb(RungResult result) => [];

    public PrunerStep? Next(long? newSetting) => newSetting is null ? null : new StartNew(int.MaxValue, "the next setting");
}
