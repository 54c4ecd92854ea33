using Orchestrator.Abstractions.Search;

namespace Orchestrator.Bench.Search;

/// <summary>A function of numbers whose minimum is known.</summary>
internal sealed class FunctionProblem(string name, (double Min, double Max)[] bounds, double minimum, Func<double[], double> function)
    : ISearchProblem
{
    public string Name => name;

    public bool IsTable => false;

    public IReadOnlyList<ParameterSpec> Parameters { get; } = [.. bounds.Select((bound, place) =>
        new ParameterSpec($"x{place}", new RangeDomain(bound.Min, bound.Max, IsInteger: false, IsLog: false, Step: null)))];

    public double Loss(IReadOnlyList<ParameterAssignment> setting) => function([.. setting.Select(parameter => parameter.Value.AsDouble())]);

    /// <summary>The function moved by a twentieth of each range.</summary>
    public ISearchProblem Neighbour => new FunctionProblem(
        name, bounds, minimum, x => function([.. x.Zip(bounds, (value, bound) => value + ((bound.Max - bound.Min) / 20))]));

    /// <summary>The simple regret: what the best found is above the minimum.</summary>
    public double Score(double best) => Math.Max(0, best - minimum);
}
