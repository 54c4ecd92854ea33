using System.CommandLine;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Remote;

namespace Orchestrator.Silo.Sources;

/// <summary>The options <c>--database F</c> and <c>--server URL</c>, of which a verb takes one, and what a head may ask for.</summary>
internal sealed class SourceOptions
{
    private readonly Option<string> _database = SharedOptions.Database();
    private readonly Option<string?> _server = new("--server") { Description = "Asks the head at this address, in place of a database file.", HelpName = "URL" };
    private readonly Option<string?> _access = UserAccess.TokenFile();

    /// <summary>Adds them to a verb, which refuses a file and a head together.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_database, _server, _access]) { command.Add(option); }

        UserAccess.NeedsServer(command, _access, _server);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_server) is not null && result.GetResult(_database) is { Implicit: false })
            {
                result.AddError("--database and --server do not go together: the head knows its own database.");
            }
        });
    }

    /// <summary>The database file.</summary>
    public string Database(ParseResult parsed) => parsed.GetValue(_database)!;

    /// <summary>Whether a head is meant rather than a file.</summary>
    public bool IsHead(ParseResult parsed) => parsed.GetValue(_server) is not null;

    /// <summary>Opens what was named; the caller disposes it.</summary>
    /// <exception cref="CommandException">There is no such file, it is no address, or there is no token for it.</exception>
    public async Task<IExperimentSource> OpenAsync(ParseResult parsed, CancellationToken cancellation) => IsHead(parsed)
        ? new HeadSource(await ConnectAsync(parsed, cancellation))
        : new DatabaseSource(Database(parsed));

    /// <summary>Brings a command to the head.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="text">An id, a unique prefix of one, or <c>@last</c>.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="CommandException">It was refused, or the head does not answer.</exception>
    public async Task<CommandResult> BringAsync(ParseResult parsed, string text, ExperimentCommand command, CancellationToken cancellation)
    {
        using var head = await ConnectAsync(parsed, cancellation);
        return await new HeadCommands(head).ExecuteAsync(text, command, cancellation);
    }

    private Task<HttpClient> ConnectAsync(ParseResult parsed, CancellationToken cancellation) =>
        UserAccess.ConnectAsync(parsed.GetValue(_server)!, parsed.GetValue(_access), cancellation);
}
