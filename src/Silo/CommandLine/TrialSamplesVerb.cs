using System.CommandLine;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>trial samples TRIAL</c>: writes a trial's sample images as PNG files.</summary>
internal static class TrialSamplesVerb
{
    public static Command Create()
    {
        var (number, id, database, output) =
            (SharedOptions.Trial(), SharedOptions.ExperimentOption(), SharedOptions.Database(), SharedOptions.Output());
        var folder = new Option<string>("--to") { Description = "The folder to write to.", HelpName = "D", DefaultValueFactory = _ => "samples" };
        var epoch = new Option<int?>("--epoch") { Description = "Only this epoch. Default: every epoch that has a sample." };
        var command = new Command("samples", "Writes a trial's sample images as PNG files.") { number, id, database, folder, epoch, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            var file = parsed.GetValue(database)!;
            using var reader = ReadingVerb.Open(file);
            var experiment = await ReadingVerb.ResolveAsync(reader, parsed.GetValue(id)!, file, cancellation);
            var detail = await TrialVerbs.FindAsync(reader, experiment, file, parsed.GetValue(number), cancellation);
            var rows = SelectRows(detail, parsed.GetValue(epoch));
            var files = await SampleFiles.WriteAsync(reader, experiment, detail.Summary, rows, parsed.GetValue(folder)!, cancellation);
            Data.Print(parsed.GetValue(output), files.Select(path => new { file = path }), () => ToTable(files));
            return ExitCode.Ok;
        });
        return command;
    }

    private static List<SampleRow> SelectRows(TrialDetail detail, int? epoch)
    {
        var rows = detail.Samples.Where(row => epoch is null || row.Epoch == epoch).ToList();
        return rows.Count > 0 ? rows : throw new CommandException(ExitCode.NotFound, detail.Samples.Count == 0
            ? $"Trial {detail.Summary.Number} has no sample images yet."
            : $"Trial {detail.Summary.Number} has no sample of epoch {epoch}; it has {string.Join(", ", detail.Samples.Select(row => row.Epoch).Distinct())}.");
    }

    private static DataTable ToTable(IReadOnlyList<string> files)
    {
        var table = new DataTable(["file"]);
        foreach (var file in files) { table.Add(file); }

        return table;
    }
}
