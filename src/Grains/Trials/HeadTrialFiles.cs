using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Trials;

/// <summary>For the head's own slots: what they make is where it belongs, and what they need is there.</summary>
/// <param name="fetch">Loads the data sets of a lease, or null where the process has them.</param>
public sealed class HeadTrialFiles(Action<Lease>? fetch = null) : ITrialFiles
{
    /// <inheritdoc/>
    public Task FetchAsync(Lease lease, CancellationToken cancellation)
    {
        fetch?.Invoke(lease);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<bool> DeliverAsync(LeaseKey lease, CheckpointInfo checkpoint, CancellationToken cancellation) => Task.FromResult(true);

    /// <inheritdoc/>
    public void Forget(LeaseKey lease)
    {
    }
}
