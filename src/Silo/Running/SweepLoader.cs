using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Sweeps;
using Orchestrator.Grains.Trials;
using Orchestrator.Grains.WarmStarts;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Data;
using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Running;

/// <summary>Reads a sweep file and its data sets; a mistake ends the verb with everything that is wrong.</summary>
internal static class SweepLoader
{
    /// <summary>A sweep that is ready to run.</summary>
    /// <exception cref="CommandException">The file, an override or a data set is not right.</exception>
    public static async Task<LoadedSweep> LoadAsync(SweepRequest request, CancellationToken cancellation)
    {
        var source = await ReadTextAsync(request.File, cancellation);
        var read = SweepReader.Read(source, request.File, request.Overrides.Select(ParseOverride).ToList());
        var file = Check(read);
        var sets = DataSetsOfSweep.Load(file, request, cancellation);
        var resolution = SweepResolver.Resolve(file, sets.Select(Describe).ToList(), ModelCatalog.Validate, ModelCatalog.Warnings);
        Show(resolution.Notes);
        if (resolution.Spec is not { } spec) { throw Invalid(resolution.Errors); }

        var begun = await BeginAsync(file, spec, request, cancellation);
        Show(begun.Notes);
        spec = begun.Spec ?? throw Invalid(begun.Errors);

        var store = new DataSetStore();
        foreach (var set in sets) { store.Add(set); }

        return new(spec, source, store) { Notes = [.. read.Notes.Concat(resolution.Notes).Select(note => note.ToString())] };
    }

    private static async Task<SweepResolution> BeginAsync(SweepFile file, ExperimentSpec spec, SweepRequest request, CancellationToken cancellation)
    {
        if (file.WarmStart.Count == 0 || request.Database is not { } database) { return new(spec, [], []); }

        using var reader = File.Exists(database) ? ExperimentReader.Open(database) : null;
        return await WarmStarts.AddAsync(file, spec, reader, request.IsNew, cancellation);
    }

    /// <summary>Reads no more than a sweep file may have, whatever the path leads to.</summary>
    private static async Task<string> ReadTextAsync(string path, CancellationToken cancellation)
    {
        try
        {
            await using var file = File.OpenRead(path);
            var bytes = new byte[SweepReader.MaxLength + 1];
            var count = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
            if (count == bytes.Length)
            {
                throw new CommandException(
                    ExitCode.InvalidInput, $"The sweep file {path} has more than {SweepReader.MaxLength} bytes; no sweep needs as many.");
            }

            using var reader = new StreamReader(new MemoryStream(bytes, 0, count));
            return await reader.ReadToEndAsync(cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.InvalidInput, $"The sweep file {path} cannot be read: {exception.Message}");
        }
    }

    private static SweepOverride ParseOverride(string text) => SweepOverride.TryParse(text)
        ?? throw new CommandException(ExitCode.InvalidInput, $"--set takes KEY=VALUE, but got '{text}'.");

    private static SweepFile Check(SweepResult result)
    {
        Show(result.Notes);
        return result.File ?? throw Invalid(result.Errors);
    }

    private static void Show(IEnumerable<SweepNote> notes)
    {
        foreach (var note in notes) { Console.Error.WriteLine(note); }
    }

    private static CommandException Invalid(IReadOnlyList<SweepError> errors) =>
        new(ExitCode.InvalidInput, string.Join(Environment.NewLine, errors));

    private static DataSetSpec Describe(ImageDataSet set) => new(set.Name, set.Sha256, set.Train.Count, set.Test.Count, set.Seed);
}
