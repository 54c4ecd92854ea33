using System.Collections.Concurrent;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Models.Data;

namespace Orchestrator.Grains.Trials;

/// <summary>The data sets of this process by their SHA-256, each held once and shared read-only by all trials.</summary>
public sealed class DataSetStore
{
    private readonly ConcurrentDictionary<string, ImageDataSet> _sets = [];

    /// <summary>Adds a data set; one with equal bytes is kept once.</summary>
    public void Add(ImageDataSet data) => _sets.TryAdd(data.Sha256, data);

    /// <summary>Whether this process has it.</summary>
    public bool Has(DataSetSpec spec) => _sets.ContainsKey(spec.Sha256);

    /// <summary>The data set that <paramref name="spec"/> names.</summary>
    /// <exception cref="DataSetException">This process does not have it.</exception>
    public ImageDataSet Get(DataSetSpec spec) => _sets.TryGetValue(spec.Sha256, out var data)
        ? data
        : throw new DataSetException($"This worker does not have the data set {spec.Name} with SHA-256 {spec.Sha256}.");
}
