using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Columns;
using Orchestrator.Grains.Search.Jobs;

namespace Orchestrator.Grains.Search.Importance;

/// <summary>
/// Every importance of a family's parameters. A parameter that is active under a condition is judged among the trials that have it,
/// beside those parameters that all of these trials have.
/// </summary>
internal sealed class ImportanceAnalysis
{
    private readonly ColumnSpace _space;
    private readonly double[][] _points;
    private readonly double[] _losses;

    private ImportanceAnalysis(ColumnSpace space, Objective objective, IReadOnlyList<AnalysedTrial> trials)
    {
        var scale = new LossScale(objective.Direction);
        _space = space;
        _points = [.. trials.Select(trial => space.Encode(trial.Parameters))];
        _losses = [.. trials.Select(trial => scale.Turn(trial.Value))];
    }

    /// <summary>Each parameter with several values that some trial has, the most important by fANOVA first.</summary>
    public static IReadOnlyList<ParameterImportance> Of(FamilySpace space, Objective objective, IReadOnlyList<AnalysedTrial> trials)
    {
        var columns = new ColumnSpace(space);
        var found = new ImportanceAnalysis(columns, objective, trials).Run();
        var sum = found.Sum(one => one.Divergence);
        var scale = new LossScale(objective.Direction);
        return [.. found
            .Select(one => new ParameterImportance(
                space.Family, objective.Metric, columns.List[one.Column].Name, one.Trials, one.Fanova,
                sum > 0 ? one.Divergence / sum : 0,
                // Without a minus before a zero.
                one.Correlation is { } correlation ? scale.Turn(correlation) + 0.0 : null))
            .OrderByDescending(one => one.Fanova)];
    }

    private List<Found> Run() =>
        [.. Enumerable.Range(0, _space.Count)
            .GroupBy(column => string.Join(',', RowsWith(column)))
            .SelectMany(group => Judge([.. group], RowsWith(group.First())))
            .OrderBy(one => one.Column)];

    private int[] RowsWith(int column) =>
        [.. Enumerable.Range(0, _points.Length).Where(row => !double.IsNaN(_points[row][column]))];

    private IEnumerable<Found> Judge(int[] judged, int[] rows)
    {
        if (rows.Length == 0) { yield break; }

        int[] beside = [.. Enumerable.Range(0, _space.Count).Where(column => rows.All(row => !double.IsNaN(_points[row][column])))];
        var losses = Array.ConvertAll(rows, row => _losses[row]);
        var shares = Fanova.Of(
            [.. beside.Select(column => _space.List[column])],
            Array.ConvertAll(rows, row => Array.ConvertAll(beside, column => _points[row][column])),
            losses);
        foreach (var column in judged)
        {
            var coordinates = Array.ConvertAll(rows, row => _points[row][column]);
            yield return new Found(
                column,
                rows.Length,
                shares[Array.IndexOf(beside, column)],
                PedAnova.Divergence(_space.List[column], coordinates, losses),
                _space.List[column].IsCategorical ? null : RankCorrelation.Of(coordinates, losses) ?? 0);
        }
    }

    private sealed record Found(int Column, int Trials, double Fanova, double Divergence, double? Correlation);
}
