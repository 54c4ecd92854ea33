using Orchestrator.Abstractions.Commands;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Experiments.Commands;
using Orchestrator.Grains.Results;
using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Remote;

namespace Orchestrator.Silo.Commands;

/// <summary>Brings a command to the process that owns the database; where there is none, owns it for a moment and records the command.</summary>
internal static class CommandCourier
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="database">The database file.</param>
    /// <param name="text">An id, a unique prefix of one, or <c>@last</c>.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="cancellation">Gives up waiting for the owner.</param>
    /// <returns>What became of it, and whether an owner took it, which then runs the experiment.</returns>
    /// <exception cref="CommandException">It was refused, or the owner has no address.</exception>
    public static async Task<(CommandResult Result, bool HasOwner)> BringAsync(
        string database, string text, ExperimentCommand command, CancellationToken cancellation)
    {
        var id = await ResolveAsync(database, text, cancellation);
        try
        {
            return (await RecordAsync(database, id, command), false);
        }
        catch (DatabaseOwnedException owned)
        {
            return (await SendAsync(owned, database, id, command, cancellation), true);
        }
        catch (StateConflictException refused)
        {
            throw new CommandException(ExitCode.StateConflict, refused.Message);
        }
        catch (InvalidCommandException refused)
        {
            throw new CommandException(ExitCode.InvalidInput, refused.Message);
        }
        catch (KeyNotFoundException missing)
        {
            throw new CommandException(ExitCode.NotFound, missing.Message);
        }
    }

    /// <summary>The full id that <paramref name="text"/> stands for in <paramref name="database"/>.</summary>
    public static async Task<string> ResolveAsync(string database, string text, CancellationToken cancellation)
    {
        using var reader = ReadingVerb.Open(database);
        return await ReadingVerb.ResolveAsync(reader, text, database, cancellation);
    }

    private static async Task<CommandResult> RecordAsync(string database, string id, ExperimentCommand command)
    {
        using var owner = DatabaseOwner.Open(database, new(Environment.ProcessId, null), TimeProvider.System);
        await using var ledger = owner.OpenLedger();
        return await LedgerCommands.ExecuteAsync(ledger, CheckpointStore.Beside(owner.Path), id, command);
    }

    private static async Task<CommandResult> SendAsync(
        DatabaseOwnedException owned, string database, string id, ExperimentCommand command, CancellationToken cancellation)
    {
        if (owned.Owner?.Address is not { } address)
        {
            throw new CommandException(ExitCode.StateConflict,
                $"{owned.Message} It takes no commands, since it runs without a dashboard; Ctrl-C ends it, and nothing is lost.");
        }

        var owner = new Uri(address);
        using var head = HeadClient.Create(address, "--database", OwnerAccess.Of(database, owner), Patience);
        return await new HeadCommands(head).ExecuteAsync(id, command, cancellation);
    }
}
