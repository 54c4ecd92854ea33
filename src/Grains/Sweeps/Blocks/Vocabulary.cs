namespace Orchestrator.Grains.Sweeps.Blocks;

/// <summary>The words that a block takes.</summary>
/// <param name="Known">Words that mean something.</param>
/// <param name="Later">Words that the format has, but this version does not.</param>
internal sealed record Vocabulary(IReadOnlyList<string> Known, IReadOnlyList<string> Later)
{
    /// <summary>All of them.</summary>
    public IEnumerable<string> All => Known.Concat(Later);
}
