using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Bench.Search;

/// <summary>Optuna's multivariate TPE in a process of its own, which serves one search after another.</summary>
internal sealed class OptunaContestant : ISearchContestant
{
    private readonly Process _process;
    private readonly IReadOnlyList<ParameterSpec> _parameters;

    /// <param name="process">As <see cref="Optuna.Start"/> gives it; it stays open.</param>
    /// <param name="problem">What is searched.</param>
    /// <param name="seed">Optuna's seed.</param>
    /// <param name="parallelism">From 2: with the constant liar.</param>
    public OptunaContestant(Process process, ISearchProblem problem, int seed, int parallelism)
    {
        (_process, _parameters) = (process, problem.Parameters);
        Ask(JsonSerializer.Serialize(new
        {
            seed,
            liar = parallelism > 1,
            space = _parameters.Select(parameter => Describe(parameter.Domain)),
        }));
    }

    public double Seconds => double.Parse(Ask("seconds"), CultureInfo.InvariantCulture);

    public IReadOnlyList<ParameterAssignment> Propose(int trial)
    {
        var coordinates = JsonSerializer.Deserialize<double[]>(Ask("ask"))!;
        return [.. _parameters.Select((parameter, place) => new ParameterAssignment(parameter.Name, ValueAt(parameter.Domain, coordinates[place])))];
    }

    public void Tell(int trial, double loss) => Ask($"tell {trial} {loss.ToString("R", CultureInfo.InvariantCulture)}");

    public void Add(int trial, IReadOnlyList<ParameterAssignment> setting, double loss)
    {
        var coordinates = setting.Zip(_parameters, (value, parameter) => CoordinateOf(parameter.Domain, value.Value));
        Ask($"add {loss.ToString("R", CultureInfo.InvariantCulture)} {JsonSerializer.Serialize(coordinates)}");
    }

    public void Begin(IReadOnlyList<(IReadOnlyList<ParameterAssignment> Setting, double Loss)> earlier)
    {
        foreach (var (setting, loss) in earlier) { Add(0, setting, loss); }
    }

    public void Dispose()
    {
    }

    // Listed numbers are integers, their rank, for Optuna too: the same encoding as here.
    private static object[] Describe(ParameterDomain domain) => domain switch
    {
        ListDomain { IsOrdered: true } list => ["rank", list.Values.Count],
        ListDomain list => ["category", list.Values.Count],
        RangeDomain range => ["number", range.Min, range.Max],
        _ => throw new ArgumentException("Problems have lists and ranges only.", nameof(domain)),
    };

    private static ParameterValue ValueAt(ParameterDomain domain, double coordinate) => domain switch
    {
        ListDomain { IsOrdered: true } list => list.Values.OrderBy(value => value.AsDouble()).ElementAt((int)coordinate),
        ListDomain list => list.Values[(int)coordinate],
        _ => ParameterValue.Of(coordinate),
    };

    private static double CoordinateOf(ParameterDomain domain, ParameterValue value) => domain switch
    {
        ListDomain { IsOrdered: true } list => list.Values.Count(other => other.AsDouble() < value.AsDouble()),
        ListDomain list => list.Values.TakeWhile(other => other != value).Count(),
        _ => value.AsDouble(),
    };

    private string Ask(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
        return _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"Optuna ended: {_process.StandardError.ReadToEnd()}");
    }
}
