using System.Net;
using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.Cluster;

/// <summary>What <c>worker</c> was asked for.</summary>
/// <param name="Head">The head's address.</param>
/// <param name="Slots">Trials that train at once.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Advertise">Where other silos find this one, or null for the address from which the head is reached.</param>
/// <param name="SiloPort">The port among silos, or null for a free one.</param>
/// <param name="IsVerbose">Whether the log has everything.</param>
/// <param name="ReadToken">What it joins with where it has no certificate yet, or null; throws <see cref="CommandException"/> where that is no join token.</param>
/// <param name="StateFolder">Where its certificate is kept, or null for the user's own folder.</param>
internal sealed record WorkerRequest(
    string Head, int Slots, string Name, IPAddress? Advertise, int? SiloPort, bool IsVerbose, Func<Token?> ReadToken, string? StateFolder)
{
    /// <summary>What its owner calls its abilities.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Where this worker finds the server that keeps the membership table, if not where the head says.</summary>
    public string? Cluster { get; init; }

    /// <summary>So many of the slots can train on a GPU; null for one a GPU.</summary>
    public int? GpuSlots { get; init; }
}
