using Orchestrator.Grains.Search.Jobs;

namespace Orchestrator.Grains.Search.Pruners;

/// <summary>
/// Hyperband (L. Li et al., Hyperband: A Novel Bandit-Based Approach to Hyperparameter Optimization, 2018): with R the most epochs
/// and r the fewest, brackets s = s_max, ..., 0 and round again, where s_max = floor(log_eta(R / r)); bracket s starts
/// ceil((s_max + 1) / (s + 1) * eta^s) settings at R / eta^s epochs, and of n_i settings floor(n * eta^-i) reach rung i.
/// </summary>
internal static class Hyperband
{
    public static BracketPruner Create(int minIter, double eta, int maxEpochs, LossScale scale)
    {
        var most = MostHalvings(minIter, eta, maxEpochs);
        return new(index => Open(most - (index % (most + 1)), most, eta, maxEpochs, scale));
    }

    /// <summary>floor(log_eta(R / r)), at least 0.</summary>
    public static int MostHalvings(int minIter, double eta, int maxEpochs) =>
        Math.Max(0, (int)Math.Floor((Math.Log((double)maxEpochs / minIter) / Math.Log(eta)) + 1e-9));

    /// <summary>Settings that bracket <paramref name="s"/> starts with.</summary>
    public static int SizeOf(int s, int most, double eta) =>
        (int)Math.Ceiling(((most + 1.0) / (s + 1) * Math.Pow(eta, s)) - 1e-9);

    /// <summary>The rungs of all brackets.</summary>
    public static RungLadder Rungs(int minIter, double eta, int maxEpochs) =>
        RungLadder.Down(maxEpochs, eta, MostHalvings(minIter, eta, maxEpochs), maxEpochs);

    private static Bracket Open(int s, int most, double eta, int maxEpochs, LossScale scale) =>
        new($"bracket {s}", SizeOf(s, most, eta), RungLadder.Down(maxEpochs, eta, s, maxEpochs), eta, scale);
}
