using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Dashboard.Tests.Fakes;

/// <summary>Remembers commands and answers as told.</summary>
internal sealed class FakeCommands : IExperimentCommands
{
    public List<(string Id, ExperimentCommand Command)> Given { get; } = [];

    public Func<Exception>? Refusal { get; set; }

    public Task<string> SubmitAsync(ExperimentSpec spec, string source, CancellationToken cancellation) =>
        throw new NotSupportedException("The API submits nothing.");

    public Task<CommandResult> ExecuteAsync(string id, ExperimentCommand command, CancellationToken cancellation)
    {
        Given.Add((id, command));
        return Refusal is null
            ? Task.FromResult(new CommandResult(id, ExperimentState.Pausing, true, "It is on its way."))
            : Task.FromException<CommandResult>(Refusal());
    }
}
