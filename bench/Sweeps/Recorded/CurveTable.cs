using Orchestrator.Abstractions.Search;
using Orchestrator.Bench.Cluster.Checks;

namespace Orchestrator.Bench.Sweeps.Recorded;

/// <summary>
/// The objective's curves of a finished grid of whole trials, and between its points what lies on straight lines from the one to the
/// other. So sweeps are simulated in milliseconds that take minutes to train.
/// </summary>
internal sealed class CurveTable
{
    private const string Settings =
        """
        SELECT p.trial, p.name, p.number FROM parameters p JOIN experiments e ON e.key = p.experiment
        WHERE p.number IS NOT NULL ORDER BY p.trial, p.position
        """;

    private const string Values = "SELECT trial, objective FROM epochs ORDER BY trial, epoch";

    private readonly CurveAxis[] _axes;
    private readonly Dictionary<int, double[]> _curves = [];

    private CurveTable(CurveAxis[] axes) => _axes = axes;

    /// <summary>Epochs of a whole trial.</summary>
    public int Epochs { get; private init; }

    /// <summary>The only experiment of a database: a finished grid with numbers as values.</summary>
    /// <exception cref="InvalidDataException">It holds no such grid.</exception>
    public static CurveTable Read(string database)
    {
        using var ledger = LedgerFile.Open(database);
        var rows = ledger.List(Settings, row => (Trial: row.GetInt32(0), Name: row.GetString(1), Number: row.GetDouble(2)));
        CurveAxis[] axes =
        [
            .. rows.GroupBy(row => row.Name).Select(group => new CurveAxis(group.Key, [.. group.Select(row => row.Number).Distinct().Order()]))
                .Where(axis => axis.Numbers.Length > 1),
        ];
        var curves = ledger.List(Values, row => (Trial: row.GetInt32(0), Value: row.IsDBNull(1) ? double.NaN : row.GetDouble(1))).ToLookup(row => row.Trial, row => row.Value);
        var table = new CurveTable(axes) { Epochs = curves.Max(curve => curve.Count()) };
        foreach (var trial in rows.GroupBy(row => row.Trial)) { table.Add(trial.ToDictionary(row => row.Name, row => row.Number), [.. curves[trial.Key]]); }

        return axes.Length > 0 && table._curves.Count == axes.Aggregate(1, (count, axis) => count * axis.Numbers.Length)
            ? table
            : throw new InvalidDataException($"'{database}' holds no finished grid of numbers: {table._curves.Count} trials over {string.Join(", ", axes.Select(axis => $"{axis.Numbers.Length} {axis.Name}"))}.");
    }

    /// <summary>The objective after an epoch, from 1; not a number where a trial beside it diverged.</summary>
    public double At(IReadOnlyList<ParameterAssignment> setting, int epoch)
    {
        var places = _axes.Select(axis => axis.Locate(setting.First(one => one.Name == axis.Name).Value.AsDouble())).ToArray();
        var sum = 0.0;
        for (var corner = 0; corner < 1 << places.Length; corner++)
        {
            var weight = places.Select((place, axis) => IsUpper(axis) ? place.Share : 1 - place.Share).Aggregate(1.0, (product, share) => product * share);
            if (weight > 0) { sum += weight * _curves[IndexOf([.. places.Select((place, axis) => IsUpper(axis) ? place.Above : place.Below)])][epoch - 1]; }

            bool IsUpper(int axis) => (corner >> axis & 1) == 1;
        }

        return sum;
    }

    // What ended early diverged.
    private void Add(Dictionary<string, double> setting, double[] values) =>
        _curves[IndexOf([.. _axes.Select(axis => Array.IndexOf(axis.Numbers, setting[axis.Name]))])] = [.. values, .. Enumerable.Repeat(double.NaN, Epochs - values.Length)];

    private int IndexOf(int[] place) => place.Select((one, axis) => (one, axis)).Aggregate(0, (index, next) => (index * _axes[next.axis].Numbers.Length) + next.one);
}
