using Orchestrator.Abstractions.Queries;
using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Output;

/// <summary>Writes sample images as files named after their trial, model, epoch and kind.</summary>
internal static class SampleFiles
{
    public static async Task<IReadOnlyList<string>> WriteAsync(
        IExperimentReader reader, string experiment, TrialSummary trial, IEnumerable<SampleRow> rows, string folder, CancellationToken cancellation)
    {
        List<string> files = [];
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var row in rows)
            {
                var path = Path.Combine(folder, $"trial-{trial.Number}-{trial.Model}-epoch-{row.Epoch}-{row.Kind}.png");
                var png = await reader.GetSampleAsync(experiment, trial.Number, row.Epoch, row.Kind, cancellation);
                await File.WriteAllBytesAsync(path, png!, cancellation);
                files.Add(path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Failed, $"The samples cannot be written to {folder}: {exception.Message}");
        }

        return files;
    }
}
