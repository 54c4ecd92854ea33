using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Membership;
using Orchestrator.Grains.Trials;
using Orchestrator.Grains.Workers;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.Cluster;

/// <summary>What a head's host is made of; whoever made the parts disposes them, after the host.</summary>
internal sealed record HeadParts(
    HeadRequest Request, ILedger Ledger, IExperimentReader Reader, MembershipDatabase Members, CheckpointStore Checkpoints,
    DataSetFiles Data, DataSetStore Store, SlotPool? Pool, HeadTls? Tls, Serilog.ILogger Log)
{
    /// <summary>How the ids of heads' own workers begin: what such a one ran died with its head.</summary>
    public const string WorkerPrefix = "head";
}
