namespace Orchestrator.Silo.Running;

/// <summary>A host that ends when its verb says so: signals belong to <see cref="Interrupts"/>.</summary>
internal sealed class ManualLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
