using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Queries.Filters;
using Orchestrator.Abstractions.Queries.Logs;
using Orchestrator.Grains.Results;
using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Sources;

/// <summary>The experiments of a database file, whoever owns it.</summary>
internal sealed class DatabaseSource(string file) : IExperimentSource
{
    private readonly ExperimentReader _reader = ReadingVerb.Open(file);

    /// <inheritdoc/>
    public Task<string> ResolveAsync(string text, CancellationToken cancellation) => ReadingVerb.ResolveAsync(_reader, text, file, cancellation);

    /// <inheritdoc/>
    public Task<Page<ExperimentSummary>> ListExperimentsAsync(string? name, string? after, int limit, CancellationToken cancellation) =>
        _reader.ListExperimentsAsync(new(after, limit, Name: name), cancellation);

    /// <inheritdoc/>
    public Task<ExperimentDetail?> FindExperimentAsync(string id, CancellationToken cancellation) => _reader.FindExperimentAsync(id, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<LeaderboardEntry>> GetLeaderboardAsync(string id, int perFamily, CancellationToken cancellation) =>
        _reader.GetLeaderboardAsync(id, perFamily, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ParetoEntry>> GetParetoFrontAsync(string id, CancellationToken cancellation) => _reader.GetParetoFrontAsync(id, cancellation);

    /// <inheritdoc/>
    public async Task<Page<TrialSummary>> ListTrialsAsync(string id, TrialQuery query, CancellationToken cancellation)
    {
        try
        {
            return await _reader.ListTrialsAsync(id, query, cancellation);
        }
        catch (FilterException exception)
        {
            throw new CommandException(ExitCode.InvalidInput, $"--where: {exception.Message}");
        }
        catch (ArgumentException exception)
        {
            throw new CommandException(ExitCode.InvalidInput, $"--sort {query.Sort}: {exception.Message}");
        }
    }

    /// <inheritdoc/>
    public Task<TrialDetail?> FindTrialAsync(string id, int number, CancellationToken cancellation) => _reader.FindTrialAsync(id, number, cancellation);

    /// <inheritdoc/>
    public Task<Page<LogLine>> ListLogAsync(string id, int number, string? containing, long afterSequence, int limit, CancellationToken cancellation) =>
        _reader.ListLogAsync(id, number, containing, afterSequence, limit, cancellation);

    /// <inheritdoc/>
    public Task<Page<EventRow>> ListEventsAsync(string id, long afterSequence, int limit, CancellationToken cancellation) =>
        _reader.ListEventsAsync(new(id, afterSequence, limit), cancellation);

    public void Dispose() => _reader.Dispose();
}
