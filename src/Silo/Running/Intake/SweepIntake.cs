using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Sweeps;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Sweeps;
using Orchestrator.Grains.WarmStarts;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Data;

namespace Orchestrator.Silo.Running.Intake;

/// <summary>Checks sweep files from pages as <c>run</c> does, and starts them in this process.</summary>
internal sealed class SweepIntake(
    SweepShelf shelf, IExperimentCommands commands, ExperimentOwner owner, ILedger ledger, IExperimentReader reader) : ISweepIntake, IDisposable
{
    private const string FileName = "sweep.yaml";

    // Data sets take a core while they are drawn, and memory: one check at a time.
    private readonly SemaphoreSlim _gate = new(1, 1);

    public string Demo => DemoSweep.Text;

    public string? Caveat => shelf.Caveat;

    public async Task<SweepPreview> CheckAsync(string source, CancellationToken cancellation) => (await ReadAsync(source, cancellation)).Preview;

    public async Task<SweepPreview> StartAsync(string source, CancellationToken cancellation)
    {
        var (preview, sets) = await ReadAsync(source, cancellation);
        if (preview.Spec is not { } spec) { return preview; }

        foreach (var set in sets) { await shelf.KeepAsync(set, cancellation); }

        var (same, _) = await UnfinishedExperiments.FindAsync(ledger, reader, SpecHash.Of(spec));
        if (same is null) { return preview with { Id = await commands.SubmitAsync(spec, source, cancellation) }; }

        await owner.GoOnAsync(same.Id);
        return preview with { Id = same.Id, IsResumed = true };
    }

    public void Dispose() => _gate.Dispose();

    private async Task<(SweepPreview Preview, IReadOnlyList<ImageDataSet> Sets)> ReadAsync(string source, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => CheckSourceAsync(source, cancellation), cancellation);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<(SweepPreview Preview, IReadOnlyList<ImageDataSet> Sets)> CheckSourceAsync(string source, CancellationToken cancellation)
    {
        var read = SweepReader.Read(source, FileName, []);
        var notes = read.Notes.Select(Describe).ToList();
        if (read.File is not { } file) { return (new(null, [.. read.Errors.Select(Describe)], notes), []); }

        try
        {
            IReadOnlyList<ImageDataSet> sets = [.. file.DataSetNames.Select(name => Load(name, file, cancellation))];
            var resolution = SweepResolver.Resolve(file, [.. sets.Select(Describe)], ModelCatalog.Validate, ModelCatalog.Warnings);
            notes.AddRange(resolution.Notes.Select(Describe));
            if (resolution.Spec is { } spec)
            {
                resolution = await WarmStarts.AddAsync(file, spec, reader, isNew: false, cancellation);
                notes.AddRange(resolution.Notes.Select(Describe));
            }

            return (resolution.Spec is { } whole ? SweepPreviews.Of(whole, notes) : new(null, [.. resolution.Errors.Select(Describe)], notes), sets);
        }
        catch (DataSetException missing)
        {
            return (new(null, [new(1, 1, missing.Message)], notes), []);
        }
    }

    private ImageDataSet Load(string name, SweepFile file, CancellationToken cancellation) => DataSetLoader.Load(
        new(name)
        {
            DataDirectory = shelf.DataDirectory,
            DigitsTrainCount = file.Digits.TrainCount,
            DigitsTestCount = file.Digits.TestCount,
            DigitsSeed = file.Digits.Seed,
        },
        null,
        cancellation);

    private static SweepProblem Describe(SweepError error) => new(error.Line, error.Column, error.Message);

    private static SweepProblem Describe(SweepNote note) => new(note.Line, note.Column, note.Message);

    private static DataSetSpec Describe(ImageDataSet set) => new(set.Name, set.Sha256, set.Train.Count, set.Test.Count, set.Seed);
}
