using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Samplers;

namespace Orchestrator.Grains.Search.Jobs;

/// <summary>Settings of a sampler that does not look at results.</summary>
internal sealed class FixedSource(string name, ISampler sampler) : ISettingSource
{
    public string Name => name;

    public long? Count => sampler.Count;

    public bool Learns => false;

    public IReadOnlyList<ParameterAssignment> Draw(long draw, IReadOnlyList<Proposal> outstanding) => sampler.SettingAt(draw);

    public void Observe(Proposal proposal, int level, double loss, IReadOnlyList<double> others)
    {
        // Nothing that it proposes depends on results.
    }
}
