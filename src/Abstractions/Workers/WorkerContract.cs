namespace Orchestrator.Abstractions.Workers;

/// <summary>What a head and its workers agree on: grain calls, data and files.</summary>
public static class WorkerContract
{
    /// <summary>Grows when an older worker would misunderstand a newer head, or the other way round.</summary>
    public const int Version = 3;

    /// <summary>Why a worker of a contract cannot work for this program, or null where it can.</summary>
    /// <param name="worker">What people call the worker.</param>
    /// <param name="version">Its contract.</param>
    public static string? FindMismatch(string worker, int version) => version == Version
        ? null
        : $"Worker '{worker}' speaks contract {version}, this head speaks contract {Version}: the older one must be replaced";
}
