using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Workers;

namespace Orchestrator.Grains.Workers;

/// <summary>
/// The way to the grains, which outlives silos: a worker's silo that was declared dead is built anew in the same process, and
/// agents go on by the new one. Safe to use from any thread.
/// </summary>
public sealed class GrainAccess
{
    private volatile IGrainFactory? _current;

    /// <summary>Whether the head is another process, which may come back with its database mended.</summary>
    public bool IsRemote { get; init; }

    /// <summary>The scheduler.</summary>
    /// <exception cref="SiloUnavailableException">There is no silo at the moment, or no head in its cluster.</exception>
    public ISchedulerGrain Scheduler => Find(grains => grains.GetGrain<ISchedulerGrain>(0));

    /// <summary>An experiment.</summary>
    /// <exception cref="SiloUnavailableException">There is no silo at the moment, or no head in its cluster.</exception>
    public IExperimentGrain Experiment(string id) => Find(grains => grains.GetGrain<IExperimentGrain>(id));

    /// <summary>A slot of this process.</summary>
    /// <exception cref="SiloUnavailableException">There is no silo at the moment.</exception>
    public IWorkerGrain Slot(SlotKey key) => Find(grains => grains.GetGrain<IWorkerGrain>(key.ToString()));

    /// <summary>From here on grains answer by <paramref name="grains"/>; null while there is no silo.</summary>
    public void Use(IGrainFactory? grains) => _current = grains;

    private T Find<T>(Func<IGrainFactory, T> get)
    {
        var current = _current ?? throw new SiloUnavailableException("this process has no silo at the moment");
        try
        {
            return get(current);
        }
        catch (ArgumentException exception)
        {
            // No silo of the cluster has the class.
            throw new SiloUnavailableException("the head is not in the cluster", exception);
        }
    }
}
