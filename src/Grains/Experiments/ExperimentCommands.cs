using System.Security.Cryptography;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Sweeps;

namespace Orchestrator.Grains.Experiments;

/// <summary>The owner's actions on experiments.</summary>
internal sealed class ExperimentCommands(ILedger ledger, ExperimentDirectory directory) : IExperimentCommands
{
    private const string IdLetters = "abcdefghjkmnpqrstvwxyz0123456789";

    /// <inheritdoc/>
    public async Task<string> SubmitAsync(ExperimentSpec spec, string source, CancellationToken cancellation)
    {
        var id = RandomNumberGenerator.GetString(IdLetters, 8);
        var created = new ExperimentCreated(id, spec, SpecHash.Of(spec), source, SearchPlan.For(spec).Planned);
        var result = await ledger.AppendAsync([created]).WaitAsync(cancellation);
        if (result != AppendResult.Accepted) { return await SubmitAsync(spec, source, cancellation); }

        directory.Activate(id);
        return id;
    }
}
