namespace Orchestrator.Grains.Search.Pruners;

/// <summary>A setting ends on a plateau: its best loss did not fall by more than a least change for a number of epochs.</summary>
/// <param name="patience">How many epochs without improvement end it, at least 1.</param>
/// <param name="minDelta">The least change that counts, at least 0.</param>
internal sealed class PatienceRule(int patience, double minDelta) : IStoppingRule
{
    public IStoppingRule.Verdict Judge(RungResult result, Rung rung)
    {
        var (best, since) = (double.PositiveInfinity, 0);
        foreach (var loss in result.Curve.UpTo(result.Epoch))
        {
            since = loss < best - minDelta ? 0 : since + 1;
            if (since == 0) { best = loss; }
        }

        return since < patience
            ? new(true, null, $"{since} epochs without improvement, {patience} end it")
            : new(false, null, $"no improvement in {since} epochs");
    }
}
