using Orchestrator.Grains.Cluster;

namespace Orchestrator.Grains.Experiments;

/// <summary>The machine kinds on which attempts of an experiment ran. Guarded by its projection.</summary>
internal sealed class ExperimentKinds
{
    private readonly Dictionary<string, string> _byEnvironment = [];
    private string? _first;
    private string? _promised;

    /// <summary>The kind of its first trial, or of the one that is on its way to be the first; null before.</summary>
    public string? First => _first ?? _promised;

    /// <summary>An attempt was granted.</summary>
    /// <returns>The kind of its environment.</returns>
    public string Add(string environment)
    {
        if (!_byEnvironment.TryGetValue(environment, out var kind)) { kind = _byEnvironment[environment] = MachineKinds.Of(environment); }

        _first ??= kind;
        return kind;
    }

    /// <summary>A first grant is being written: another one meanwhile must not begin on another kind.</summary>
    public void Promise(string kind) => _promised ??= kind;

    /// <summary>No grant is being written any more.</summary>
    public void Release() => _promised = null;
}
