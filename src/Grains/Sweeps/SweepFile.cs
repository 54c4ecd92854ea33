using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Sweeps;

/// <summary>A sweep file that is right in itself; its data sets have yet to be loaded.</summary>
public sealed class SweepFile
{
    private readonly IReadOnlyDictionary<string, Position> _places;
    private readonly Position _start;

    internal SweepFile(ExperimentSpec draft, DigitsOptions digits, IReadOnlyDictionary<string, Position> places, Position start)
    {
        (Draft, Digits, _places, _start) = (draft, digits, places, start);
        DataSetNames = [.. NamesIn(draft)];
    }

    /// <summary>The sweep's name.</summary>
    public string Name => Draft.Name;

    /// <summary>The data sets that trials may use, in file order, each once.</summary>
    public IReadOnlyList<string> DataSetNames { get; }

    /// <summary>How <c>digits</c> are drawn, where the sweep uses them.</summary>
    public DigitsOptions Digits { get; }

    /// <summary>The earlier experiments that it begins with: ids, unique prefixes of ids, or names.</summary>
    public IReadOnlyList<PlacedWord> WarmStart { get; internal init; } = [];

    /// <summary>The specification without its data sets and without earlier results.</summary>
    internal ExperimentSpec Draft { get; }

    /// <summary>Where a parameter stands, or the start of the file.</summary>
    internal Position PlaceOf(string parameter) => _places.GetValueOrDefault(parameter, _start);

    private static IEnumerable<string> NamesIn(ExperimentSpec draft) =>
        draft.Parameters.First(parameter => parameter.Name == "dataset").Domain switch
        {
            FixedDomain constant => [constant.Value.ToString()],
            ListDomain list => list.Values.Select(value => value.ToString()),
            _ => [],
        };
}
