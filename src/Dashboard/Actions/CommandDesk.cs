using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Dashboard.Requests;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Actions;

/// <summary>Where pages and the API bring commands. Where nobody runs experiments there is nobody to take them.</summary>
internal sealed class CommandDesk(IServiceProvider services, IOptions<DashboardOptions> options)
{
    private readonly IExperimentCommands? _commands = services.GetService<IExperimentCommands>();

    /// <summary>Whether this process runs experiments.</summary>
    public bool IsOpen => _commands is not null;

    /// <summary>The database file that suggested commands name.</summary>
    public string Database => options.Value.Database;

    /// <summary>Refuses what nobody here can do, whatever else is wrong with it.</summary>
    /// <param name="line">What does it on the command line.</param>
    /// <exception cref="RequestException">This dashboard is read-only.</exception>
    public void RequireOpen(string line)
    {
        if (!IsOpen) { throw Conflict($"This dashboard is read-only: it shows {Database} and runs nothing; '{line}' does it."); }
    }

    /// <exception cref="RequestException">It was refused; the message says why and what is allowed.</exception>
    public async Task<CommandResult> ExecuteAsync(string id, ExperimentCommand command, CancellationToken cancellation)
    {
        RequireOpen(CommandLines.Of(id, command, Database));
        try
        {
            return await _commands!.ExecuteAsync(id, command, cancellation);
        }
        catch (StateConflictException refused)
        {
            throw Conflict(refused.Message);
        }
        catch (InvalidCommandException refused)
        {
            throw RequestException.BadRequest(refused.Message);
        }
        catch (KeyNotFoundException missing)
        {
            throw RequestException.NotFound(missing.Message);
        }
    }

    private static RequestException Conflict(string detail) => new(StatusCodes.Status409Conflict, "Not now", detail);
}
