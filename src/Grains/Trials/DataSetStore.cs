using System.Collections.Concurrent;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Models.Data;
using Orchestrator.Models.Footprints;

namespace Orchestrator.Grains.Trials;

/// <summary>The data sets of this process by their SHA-256, each held once and shared read-only by all trials.</summary>
public sealed class DataSetStore
{
    private readonly ConcurrentDictionary<(string Sha256, int TrainCount, int TestCount), ImageDataSet> _sets = [];

    /// <summary>Adds a data set; one with equal bytes is kept once.</summary>
    public void Add(ImageDataSet data) => _sets.TryAdd((data.Sha256, data.Train.Count, data.Test.Count), data);

    /// <summary>The memory that they take.</summary>
    public long Bytes => _sets.Values.Sum(data => TrialFootprint.OfData((long)data.Train.Count + data.Test.Count));

    /// <summary>Whether the data set that <paramref name="spec"/> names is here.</summary>
    public bool Has(DataSetSpec spec) => _sets.ContainsKey((spec.Sha256, spec.TrainCount, spec.TestCount));

    /// <summary>The data set that <paramref name="spec"/> names.</summary>
    /// <exception cref="DataSetException">This process does not have it.</exception>
    public ImageDataSet Get(DataSetSpec spec) => _sets.TryGetValue((spec.Sha256, spec.TrainCount, spec.TestCount), out var data)
        ? data
        : throw new DataSetException($"This worker does not have the data set {spec.Name} with SHA-256 {spec.Sha256}.");
}
