using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Trials;
using Orchestrator.Grains.Workers;
using Orchestrator.Models.Data;
using Orchestrator.Silo.Cluster.Membership;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.Cluster;

/// <summary>What a head's host is made of; whoever made the parts disposes them, after the host.</summary>
internal sealed record HeadParts(
    HeadRequest Request, ILedger Ledger, IExperimentReader Reader, HeadMembership Members, CheckpointStore Checkpoints,
    DataSetFiles Data, DataSetStore Store, SlotPool? Pool, HeadTls? Tls, Serilog.ILogger Log)
{
    /// <summary>How the ids of heads' own workers begin: what such a one ran died with its head.</summary>
    public const string WorkerPrefix = "head";

    /// <summary>Stores a data set where workers fetch it.</summary>
    public async Task KeepAsync(ImageDataSet set, CancellationToken cancellation)
    {
        Store.Add(set);
        if (Data.Has(set.Sha256)) { return; }

        using var bytes = new MemoryStream();
        DataSetBlob.Write(set, bytes);
        bytes.Position = 0;
        await Data.SaveAsync(set.Sha256, bytes, new(bytes.Length, bytes.Length), cancellation);
    }
}
