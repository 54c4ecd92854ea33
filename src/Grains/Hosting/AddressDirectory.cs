using Orleans.GrainDirectory;

namespace Orchestrator.Grains.Hosting;

/// <summary>
/// A grain directory that remembers nothing. Grains here are addresses without state: where each lives follows from its kind and its key,
/// and a second activation forks nothing. So no silo's death or join makes a call to another one wait.
/// </summary>
internal sealed class AddressDirectory : IGrainDirectory
{
    /// <summary>Its name among directories.</summary>
    public const string Name = "addresses";

    public Task<GrainAddress?> Register(GrainAddress address) => Task.FromResult<GrainAddress?>(address);

    public Task<GrainAddress?> Register(GrainAddress address, GrainAddress? previousAddress) => Task.FromResult<GrainAddress?>(address);

    public Task Unregister(GrainAddress address) => Task.CompletedTask;

    public Task<GrainAddress?> Lookup(GrainId grainId) => Task.FromResult<GrainAddress?>(null);

    public Task UnregisterSilos(List<SiloAddress> siloAddresses) => Task.CompletedTask;
}
