namespace Orchestrator.Grains.Search.Samplers.Gp;

/// <summary>
/// Climbs to probable hyperparameters by Rprop on their logarithms, which needs no line search (Blum and Riedmiller 2013, "Optimization of
/// Gaussian process hyperparameters using Rprop").
/// </summary>
internal static class GpFit
{
    private const double FirstStep = 0.3;
    private const double LeastStep = 1e-4;
    private const double LargestStep = 1;

    // Logarithms beyond these stand for nothing that can be told apart; the smallest noise keeps matrices invertible.
    private const double Least = -14;
    private const double Largest = 8;

    /// <summary>The best of those met in so many steps.</summary>
    public static Hyperparameters Run(Posterior posterior, int columns, int steps)
    {
        var at = Hyperparameters.Initial(columns).ToLogarithms();
        var (best, bestScore) = (at, double.NegativeInfinity);
        var (lengths, before) = (Enumerable.Repeat(FirstStep, at.Length).ToArray(), new double[at.Length]);
        for (var step = 0; step < steps; step++)
        {
            var (score, gradient) = posterior.Evaluate(Hyperparameters.FromLogarithms(at));
            if (score > bestScore) { (best, bestScore) = ([.. at], score); }

            for (var place = 0; place < at.Length; place++)
            {
                var turn = gradient[place] * before[place];
                lengths[place] = Math.Clamp(lengths[place] * (turn > 0 ? 1.2 : turn < 0 ? 0.5 : 1), LeastStep, LargestStep);
                before[place] = turn < 0 ? 0 : gradient[place];
                at[place] = Math.Clamp(at[place] + (Sign(before[place]) * lengths[place]), Least, Largest);
            }
        }

        return Hyperparameters.FromLogarithms(best);
    }

    private static int Sign(double value) => value > 0 ? 1 : value < 0 ? -1 : 0;
}
