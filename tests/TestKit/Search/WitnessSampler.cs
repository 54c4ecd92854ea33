using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Search.Samplers;

namespace Orchestrator.TestKit.Search;

/// <summary>
/// Proposes what depends on everything that it was told, in its order: any other history gives other settings. It keeps how much it
/// knew at each proposal.
/// </summary>
internal sealed class WitnessSampler(FamilySpace space) : IRevisableSampler
{
    private long _history = 17;
    private int _observed;

    /// <summary>For each proposal, how many settings were observed and how many were outstanding.</summary>
    public List<(int Observed, int Outstanding)> Known { get; } = [];

    public void Observe(Observation observation)
    {
        _observed++;
        Take(observation);
    }

    public void Revise(IReadOnlyList<Observation> observations)
    {
        foreach (var one in observations) { Take(one); }
    }

    public IReadOnlyList<ParameterAssignment> Propose(long index, IReadOnlyList<IReadOnlyList<ParameterAssignment>> outstanding)
    {
        Known.Add((_observed, outstanding.Count));
        var seed = outstanding.Aggregate(_history, (hash, parameters) => unchecked((hash * 31) + Hash(parameters)));
        return new RandomSampler(space).SettingAt(unchecked((seed * 31) + index) & long.MaxValue);
    }

    private void Take(Observation observation) =>
        _history = unchecked((_history * 1_000_003) + BitConverter.DoubleToInt64Bits(observation.Loss) + Hash(observation.Parameters));

    private static long Hash(IReadOnlyList<ParameterAssignment> parameters)
    {
        var hash = 7L;
        foreach (var letter in string.Join(' ', parameters.Select(parameter => $"{parameter.Name}={parameter.Value}")))
        {
            hash = unchecked((hash * 31) + letter);
        }

        return hash;
    }
}
