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

    /// <exception cref="RequestException">It was refused; the message says why and what is allowed.</exception>
    public async Task<CommandResult> ExecuteAsync(string id, ExperimentCommand command, CancellationToken cancellation)
    {
        if (_commands is null)
        {
            throw Conflict($"This dashboard only shows {Database}; '{CommandLines.Of(id, command, Database)}' does it.");
        }

        try
        {
            return await _commands.ExecuteAsync(id, command, cancellation);
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
