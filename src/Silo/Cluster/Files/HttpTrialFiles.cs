using System.Net;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Storage;
using Orchestrator.Grains.Trials;
using Orchestrator.Models.Data;

namespace Orchestrator.Silo.Cluster.Files;

/// <summary>Moves a worker's files from and to the head. Safe to use from any thread.</summary>
/// <param name="head">Calls the head; owned by the caller.</param>
/// <param name="store">The data sets of this process.</param>
/// <param name="data">Data sets on this machine's disk.</param>
/// <param name="checkpoints">Checkpoints of the trials that this process trains.</param>
internal sealed class HttpTrialFiles(HttpClient head, DataSetStore store, DataSetFiles data, CheckpointStore checkpoints) : ITrialFiles, IDisposable
{
    private const long MostBytes = 2L << 30;

    private readonly SemaphoreSlim _loading = new(1);
    private readonly Dictionary<LeaseKey, int> _leases = [];
    private readonly HashSet<(string Experiment, int Trial, string Sha256)> _delivered = [];

    /// <inheritdoc/>
    public async Task FetchAsync(Lease lease, CancellationToken cancellation)
    {
        lock (_leases) { _leases[lease.Key] = lease.CheckpointTrial; }

        await _loading.WaitAsync(cancellation);
        try
        {
            foreach (var spec in lease.Experiment.DataSets.Where(spec => !store.Has(spec))) { await FetchDataAsync(spec, cancellation); }
        }
        finally
        {
            _loading.Release();
        }

        if (lease.Resume is { } checkpoint) { await FetchCheckpointAsync(lease.Key with { Trial = lease.CheckpointTrial }, checkpoint, lease.ResumeOf is not null, cancellation); }
    }

    /// <inheritdoc/>
    public async Task<bool> DeliverAsync(LeaseKey lease, CheckpointInfo checkpoint, CancellationToken cancellation)
    {
        // One that has gone from this disk meanwhile is the next checkpoint's business, unless the head has it: a report is sent again
        // when its lease was taken back and reclaimed.
        if (!checkpoints.Has(lease.ExperimentId, lease.Trial, checkpoint.Sha256))
        {
            lock (_leases) { return _delivered.Contains((lease.ExperimentId, lease.Trial, checkpoint.Sha256)); }
        }

        using var bytes = TryOpen(lease, checkpoint);
        if (bytes is null) { return false; }

        using var content = new StreamContent(bytes);
        using var answer = await head.PutAsync($"{AddressOf(lease, checkpoint)}?attempt={lease.Attempt}&lease={lease.Number}", content, cancellation);
        if (IsRefusal(answer.StatusCode)) { return false; }

        answer.EnsureSuccessStatusCode();
        lock (_leases) { _delivered.Add((lease.ExperimentId, lease.Trial, checkpoint.Sha256)); }

        if (!IsShared(lease)) { checkpoints.Delete(lease.ExperimentId, lease.Trial, checkpoint.Sha256); }

        return true;
    }

    /// <inheritdoc/>
    public void Forget(LeaseKey lease)
    {
        lock (_leases) { _leases.Remove(lease); }

        // Another slot may have been given the trial meanwhile, and go on from these files.
        if (IsShared(lease)) { return; }

        lock (_leases) { _delivered.RemoveWhere(one => one.Experiment == lease.ExperimentId && one.Trial == lease.Trial); }

        try
        {
            checkpoints.DeleteAll(lease.ExperimentId, lease.Trial);
        }
        catch (IOException)
        {
            // The folder is temporary: whoever cleans it up next takes these too.
        }
    }

    public void Dispose() => _loading.Dispose();

    // It has no room, the bytes came torn, or the lease is no longer the trial's newest.
    private static bool IsRefusal(HttpStatusCode status) =>
        status is HttpStatusCode.InsufficientStorage or HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict;

    // One that is torn on this disk is the next checkpoint's business too.
    private Stream? TryOpen(LeaseKey lease, CheckpointInfo checkpoint)
    {
        try
        {
            return checkpoints.Open(lease.ExperimentId, lease.Trial, checkpoint);
        }
        catch (CheckpointException)
        {
            checkpoints.Delete(lease.ExperimentId, lease.Trial, checkpoint.Sha256);
            return null;
        }
    }

    private bool IsShared(LeaseKey lease)
    {
        lock (_leases)
        {
            return _leases.Any(other => other.Key != lease && other.Key.ExperimentId == lease.ExperimentId
                && (other.Key.Trial == lease.Trial || other.Value == lease.Trial));
        }
    }

    private static string AddressOf(LeaseKey lease, CheckpointInfo checkpoint) =>
        $"{ClusterContract.Root}/checkpoints/{lease.ExperimentId}/{lease.Trial}/{checkpoint.Sha256}";

    private async Task FetchDataAsync(DataSetSpec spec, CancellationToken cancellation)
    {
        if (!data.Has(spec.Sha256))
        {
            using var answer = await head.GetAsync($"{ClusterContract.Root}/data-sets/{spec.Sha256}", HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (answer.StatusCode == HttpStatusCode.NotFound) { return; }

            answer.EnsureSuccessStatusCode();
            await using var bytes = await answer.Content.ReadAsStreamAsync(cancellation);
            if (!await data.SaveAsync(spec.Sha256, bytes, LimitOf(answer), cancellation)) { throw new DataSetException($"The head's data set {spec.Name} is not what its SHA-256 {spec.Sha256} names."); }
        }

        try
        {
            if (data.Load(spec) is { } loaded) { store.Add(loaded); }
        }
        catch (DataSetException)
        {
            // Torn on this disk: the next try gets it anew.
            data.Delete(spec.Sha256);
            throw;
        }
    }

    // The lease names the trial that has the checkpoint.
    private async Task FetchCheckpointAsync(LeaseKey lease, CheckpointInfo checkpoint, bool isNeeded, CancellationToken cancellation)
    {
        if (checkpoints.Has(lease.ExperimentId, lease.Trial, checkpoint.Sha256)) { return; }

        using var answer = await head.GetAsync(AddressOf(lease, checkpoint), HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (answer.StatusCode == HttpStatusCode.NotFound) { return; }

        answer.EnsureSuccessStatusCode();
        await using var bytes = await answer.Content.ReadAsStreamAsync(cancellation);
        try
        {
            if (!await checkpoints.ImportAsync(lease.ExperimentId, lease.Trial, checkpoint.Sha256, bytes, LimitOf(answer), cancellation))
            {
                throw new HttpRequestException($"The checkpoint of epoch {checkpoint.Epoch} came torn.");
            }
        }
        catch (CheckpointException exception) when (isNeeded)
        {
            // A copy of another trial has no beginning of its own: the trial goes to a worker that has room.
            throw new StorageException(exception.Message, exception);
        }
        catch (CheckpointException)
        {
            // No room for it here: the trial starts at the beginning, and says so.
        }
    }

    private static FileLimit LimitOf(HttpResponseMessage answer) => new(MostBytes, answer.Content.Headers.ContentLength);
}
