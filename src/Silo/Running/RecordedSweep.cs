using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Trials;
using Orchestrator.Models.Data;
using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Running;

/// <summary>Makes an experiment of the database ready to go on: its specification stands, its data sets are loaded.</summary>
internal static class RecordedSweep
{
    /// <exception cref="CommandException">A data set is not at hand.</exception>
    public static async Task<LoadedSweep> LoadAsync(
        IExperimentReader reader, string id, string? dataDirectory, bool mayDownload, CancellationToken cancellation)
    {
        var detail = (await reader.FindExperimentAsync(id, cancellation))!;
        var store = new DataSetStore();
        try
        {
            foreach (var set in detail.Spec.DataSets) { store.Add(RecordedDataSet.Load(set, dataDirectory, mayDownload, cancellation)); }
        }
        catch (DataSetException exception)
        {
            throw new CommandException(ExitCode.InvalidInput, exception.Message);
        }

        return new(detail.Spec, detail.Source, store);
    }
}
