using Orchestrator.Abstractions.Experiments;
using Orchestrator.Models.Data;

namespace Orchestrator.Silo.Running;

/// <summary>Loads a data set that an experiment of the database was made with.</summary>
internal static class RecordedDataSet
{
    /// <exception cref="DataSetException">It is not at hand, or its bytes are others now.</exception>
    public static ImageDataSet Load(DataSetSpec set, string? dataDirectory, bool mayDownload, CancellationToken cancellation)
    {
        var request = new DataSetRequest(set.Name)
        {
            DataDirectory = dataDirectory,
            MayDownload = mayDownload,
            DigitsTrainCount = set.TrainCount,
            DigitsTestCount = set.TestCount,
            DigitsSeed = set.Seed,
        };
        var loaded = DataSetLoader.Load(request, new DownloadLine(), cancellation);
        return loaded.Sha256 == set.Sha256
            ? loaded
            : throw new DataSetException($"{set.Name} has SHA-256 {loaded.Sha256} here, and the experiment was made with {set.Sha256}.");
    }
}
