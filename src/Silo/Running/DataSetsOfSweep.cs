using Orchestrator.Grains.Sweeps;
using Orchestrator.Models.Data;
using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Running;

/// <summary>Loads the data sets that a sweep names.</summary>
internal static class DataSetsOfSweep
{
    public static IReadOnlyList<ImageDataSet> Load(SweepFile file, SweepRequest request, CancellationToken cancellation)
    {
        try
        {
            return [.. file.DataSetNames.Select(name => DataSetLoader.Load(ToRequest(name, file, request), new DownloadLine(), cancellation))];
        }
        catch (DataSetException exception)
        {
            throw new CommandException(ExitCode.InvalidInput, exception.Message);
        }
    }

    private static DataSetRequest ToRequest(string name, SweepFile file, SweepRequest request) => new(name)
    {
        DataDirectory = request.DataDirectory,
        MayDownload = request.MayDownload,
        DigitsTrainCount = file.Digits.TrainCount,
        DigitsTestCount = file.Digits.TestCount,
        DigitsSeed = file.Digits.Seed,
    };
}
