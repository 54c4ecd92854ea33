using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Trials;
using Orchestrator.Models.Data;
using Orchestrator.Silo.Running.Intake;

namespace Orchestrator.Silo.Running;

/// <summary>Loads the data sets of an experiment that is resumed in a process that began with another one.</summary>
/// <param name="store">Where trials take their data sets from.</param>
/// <param name="dataDirectory">A folder with IDX files, or null.</param>
internal sealed class DataSetGuard(DataSetStore store, string? dataDirectory) : IActivationGuard
{
    /// <summary>What sweeps from pages find here.</summary>
    public SweepShelf Shelf => new(dataDirectory, Keep, "This process runs one sweep and ends with it: what has not ended by then waits for 'orchestrator experiment resume'. A head stays.");

    private Task Keep(ImageDataSet set, CancellationToken cancellation)
    {
        store.Add(set);
        return Task.CompletedTask;
    }

    public Task CheckAsync(ExperimentSpec spec, CancellationToken cancellation) => Task.Run(
        () =>
        {
            foreach (var set in spec.DataSets.Where(set => !store.Has(set))) { Load(set, cancellation); }
        },
        cancellation);

    private void Load(DataSetSpec set, CancellationToken cancellation)
    {
        try
        {
            store.Add(RecordedDataSet.Load(set, dataDirectory, mayDownload: false, cancellation));
        }
        catch (DataSetException exception)
        {
            throw new StateConflictException($"The data set {set.Name} of this experiment is not at hand here: {exception.Message}");
        }
    }
}
