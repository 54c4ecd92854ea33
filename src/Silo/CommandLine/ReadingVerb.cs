using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Results;

namespace Orchestrator.Silo.CommandLine;

/// <summary>What verbs share that only read a database file; they may run beside its owner.</summary>
internal static class ReadingVerb
{
    /// <summary>The full id that <paramref name="text"/> stands for.</summary>
    /// <exception cref="CommandException">None fits, or several do.</exception>
    public static async Task<string> ResolveAsync(IExperimentReader reader, string text, string database, CancellationToken cancellation)
    {
        try
        {
            return await reader.ResolveIdAsync(text, cancellation)
                ?? throw new CommandException(ExitCode.NotFound, text == "@last"
                    ? $"{database} holds no experiment yet."
                    : $"There is no experiment '{text}' in {database}; 'experiment list' shows them.");
        }
        catch (AmbiguousIdException exception)
        {
            throw new CommandException(ExitCode.InvalidInput, exception.Message);
        }
    }

    /// <summary>A reader of <paramref name="database"/>; the caller disposes it.</summary>
    public static ExperimentReader Open(string database) => File.Exists(database)
        ? ExperimentReader.Open(database)
        : throw new CommandException(ExitCode.NotFound,
            $"There is no database {Path.GetFullPath(database)}; 'run FILE' makes one, '--database F' names another.");
}
