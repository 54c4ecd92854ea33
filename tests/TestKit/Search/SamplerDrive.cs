using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Search.Samplers;

namespace Orchestrator.TestKit.Search;

/// <summary>Runs a search as the core does: setting j is proposed with the results up to j - parallelism.</summary>
internal sealed class SamplerDrive(FamilySpace space, IAdaptiveSampler sampler, int parallelism)
{
    private readonly Queue<(long Index, IReadOnlyList<ParameterAssignment> Setting)> _outstanding = [];
    private long _next;

    /// <summary>Everything that the sampler was told.</summary>
    public List<Observation> Observations { get; } = [];

    /// <summary>The parameters of settings that were proposed and not yet observed.</summary>
    public IReadOnlyList<IReadOnlyList<ParameterAssignment>> Outstanding => [.. _outstanding.Select(pair => pair.Setting)];

    /// <summary>The newest setting.</summary>
    public IReadOnlyList<ParameterAssignment> Last => _outstanding.Last().Setting;

    /// <summary>Proposes so many settings more, each of which must belong to the space.</summary>
    public IReadOnlyList<string> Run(int settings, Func<long, IReadOnlyList<ParameterAssignment>, IReadOnlyList<double>> losses)
    {
        var lines = new List<string>();
        for (var end = _next + settings; _next < end; _next++)
        {
            while (_outstanding.Count >= parallelism) { Observe(losses); }

            var setting = sampler.Propose(_next, Outstanding);
            SettingAssert.Belongs(space, setting);
            _outstanding.Enqueue((_next, setting));
            lines.Add(Describe(setting));
        }

        return lines;
    }

    /// <summary>A setting in one line.</summary>
    public static string Describe(IReadOnlyList<ParameterAssignment> setting) =>
        string.Join(' ', setting.Select(parameter => $"{parameter.Name}={parameter.Value}"));

    private void Observe(Func<long, IReadOnlyList<ParameterAssignment>, IReadOnlyList<double>> losses)
    {
        var (index, setting) = _outstanding.Dequeue();
        var values = losses(index, setting);
        Observations.Add(new Observation(index, setting, values[0]) { Losses = values });
        sampler.Observe(Observations[^1]);
    }
}
