using Orchestrator.Abstractions.Search;

namespace Orchestrator.Bench.Search;

/// <summary>Every setting of a grid with its result, looked up instead of trained.</summary>
internal sealed class TableProblem : ISearchProblem
{
    private readonly double[] _losses;
    private readonly double[] _sorted;
    private readonly IReadOnlyList<Dictionary<ParameterValue, int>> _digits;

    /// <param name="name">The table's name.</param>
    /// <param name="parameters">Lists; the last is the fastest digit of a row's number.</param>
    /// <param name="losses">One per setting; NaN is worst.</param>
    public TableProblem(string name, IReadOnlyList<ParameterSpec> parameters, IEnumerable<double> losses)
    {
        (Name, Parameters) = (name, parameters);
        _losses = [.. losses.Select(loss => double.IsNaN(loss) ? double.PositiveInfinity : loss)];
        _sorted = [.. _losses.Order()];
        _digits = [.. parameters.Select(parameter =>
            ((ListDomain)parameter.Domain).Values.Select((value, digit) => (value, digit)).ToDictionary())];
    }

    public string Name { get; }

    public IReadOnlyList<ParameterSpec> Parameters { get; }

    public bool IsTable => true;

    public double Loss(IReadOnlyList<ParameterAssignment> setting)
    {
        var row = 0;
        for (var place = 0; place < _digits.Count; place++)
        {
            row = (row * _digits[place].Count) + _digits[place][setting[place].Value];
        }

        return _losses[row];
    }

    /// <summary>The share of all settings that are strictly better.</summary>
    public double Score(double best)
    {
        var (low, high) = (0, _sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _sorted[middle] < best ? (middle + 1, high) : (low, middle);
        }

        return (double)low / _sorted.Length;
    }
}
