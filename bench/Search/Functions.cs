using static System.Math;

namespace Orchestrator.Bench.Search;

/// <summary>
/// Test functions as Surjanovic and Bingham's "Virtual Library of Simulation Experiments" gives them. Where the usual bounds
/// have the minimum in the middle, which a first guess would hit, they are shifted.
/// </summary>
internal static class Functions
{
    private static readonly double[] HartmannWeights = [1.0, 1.2, 3.0, 3.2];

    private static readonly double[][] HartmannScales =
    [
        [10, 3, 17, 3.5, 1.7, 8],
        [0.05, 10, 17, 0.1, 8, 14],
        [3, 3.5, 1.7, 10, 17, 8],
        [17, 8, 0.05, 10, 0.1, 14],
    ];

    private static readonly double[][] HartmannCenters =
    [
        [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
        [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
        [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650],
        [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
    ];

    public static IReadOnlyList<FunctionProblem> All { get; } =
    [
        new("Branin", [(-5, 10), (0, 15)], 0.39788735772973816, Branin),
        new("Hartmann6", Cube(6, 0, 1), -3.32236801141551, Hartmann),
        new("Ackley5", Cube(5, -20, 44), 0, Ackley),
        new("Rosenbrock4", Cube(4, -5, 10), 0, Rosenbrock),
        new("Rastrigin4", Cube(4, -3.5, 6.74), 0, Rastrigin),
        new("Sphere5", Cube(5, -3.5, 6.74), 0, x => x.Sum(value => value * value)),
    ];

    private static (double Min, double Max)[] Cube(int dimensions, double min, double max) =>
        [.. Enumerable.Repeat((min, max), dimensions)];

    private static double Branin(double[] x)
    {
        var bowl = x[1] - (5.1 / (4 * PI * PI) * x[0] * x[0]) + (5 / PI * x[0]) - 6;
        return (bowl * bowl) + (10 * (1 - (1 / (8 * PI))) * Cos(x[0])) + 10;
    }

    private static double Hartmann(double[] x) => -HartmannWeights.Select((weight, peak) => weight * Exp(-x.Select((value, place) =>
        HartmannScales[peak][place] * Pow(value - HartmannCenters[peak][place], 2)).Sum())).Sum();

    private static double Ackley(double[] x) =>
        -(20 * Exp(-0.2 * Sqrt(x.Average(value => value * value)))) - Exp(x.Average(value => Cos(2 * PI * value))) + 20 + E;

    private static double Rosenbrock(double[] x) =>
        x.Zip(x.Skip(1), (left, right) => (100 * Pow(right - (left * left), 2)) + Pow(1 - left, 2)).Sum();

    private static double Rastrigin(double[] x) =>
        (10 * x.Length) + x.Sum(value => (value * value) - (10 * Cos(2 * PI * value)));
}
