using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Hosting;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Sweeps;

namespace Orchestrator.Grains.Experiments;

/// <summary>The owner's actions on experiments.</summary>
internal sealed class ExperimentCommands(
    ILedger ledger, ExperimentDirectory directory, IGrainFactory grains, IActivationGuard? guard = null) : IExperimentCommands
{
    /// <inheritdoc/>
    public Task<string> SubmitAsync(ExperimentSpec spec, string source, CancellationToken cancellation) =>
        StartAsync(spec, source).WaitAsync(cancellation);

    // Whoever waits may give up: what the ledger takes later is started all the same.
    private async Task<string> StartAsync(ExperimentSpec spec, string source)
    {
        var id = RandomId.Draw(8);
        var created = new ExperimentCreated(id, spec, SpecHash.Of(spec), source, SearchPlan.For(spec).Planned);
        if (await ledger.AppendAsync([created]) != AppendResult.Accepted) { return await StartAsync(spec, source); }

        directory.Activate(id);
        return id;
    }

    /// <inheritdoc/>
    public async Task<CommandResult> ExecuteAsync(string id, ExperimentCommand command, CancellationToken cancellation)
    {
        var mayStart = (command.Kind == CommandKind.Resume || CommandTable.GoesOn(command.Kind)) && !directory.IsActive(id);
        if (mayStart && guard is not null) { await guard.CheckAsync(directory.Get(id).Spec, cancellation); }

        var result = await grains.GetGrain<IExperimentGrain>(id).ExecuteAsync(command).WaitAsync(cancellation);
        if (mayStart && result.State is ExperimentState.Pending or ExperimentState.Running) { directory.Activate(id); }

        return result;
    }
}
