using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Tests.Results;

/// <summary>
/// File systems that really are full or read-only; they need the right to mount. <see cref="LedgerDiskTests"/> runs everywhere.
/// </summary>
public sealed class FullDiskTests(ITestOutputHelper output)
{
    private const int Epochs = 40;
    private static readonly LedgerScript Script = new("k7-one");

    [Fact]
    public async Task Append_FileSystemFull_AllAcceptedInOrderOnceThereIsRoom()
    {
        using var folder = new TemporaryFolder();
        using var disk = SmallDisk.Mount(folder.File("disk"), "2m");
        if (disk is null)
        {
            output.WriteLine("Not run: this user may not mount a file system.");
            return;
        }

        var told = new List<LedgerHealth>();
        var isFull = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var owner = DatabaseOwner.Open(disk.File("orchestrator.db"), new DatabaseOwnerInfo(1, null), TimeProvider.System);
        await using var ledger = owner.OpenLedger(new SqliteLedgerOptions
        {
            OnHealthChanged = health =>
            {
                told.Add(health);
                isFull.TrySetResult();
            },
        });
        foreach (var one in Script.Story().Take(5))
        {
            await ledger.AppendAsync([one]);
        }

        disk.Fill("ballast");
        var waiting = Enumerable.Range(1, Epochs).Select(epoch => ledger.AppendAsync([Large(epoch)])).ToList();
        await isFull.Task;
        Assert.Contains(waiting, append => !append.IsCompleted);
        Assert.True(ledger.Health.IsWaiting);
        File.Delete(disk.File("ballast"));

        Assert.All(await Task.WhenAll(waiting), result => Assert.Equal(AppendResult.Accepted, result));
        Assert.Equal(LedgerHealth.Ok, told[^1]);
        Assert.Equal(Enumerable.Range(1, Epochs), LoadEpochs(ledger));
    }

    [Fact]
    public async Task Open_ReadOnlyFileSystem_ReaderReadsAndOwnerIsRefused()
    {
        using var folder = new TemporaryFolder();
        using var disk = SmallDisk.Mount(folder.File("disk"), "8m");
        if (disk is null)
        {
            output.WriteLine("Not run: this user may not mount a file system.");
            return;
        }

        var path = disk.File("a b#c?.db");
        using (var owner = DatabaseOwner.Open(path, new DatabaseOwnerInfo(1, null), TimeProvider.System))
        {
            await using var ledger = owner.OpenLedger();
            await ledger.AppendAsync([Script.Created()]);
        }

        disk.MakeReadOnly();

        using var reader = ExperimentReader.Open(path);
        Assert.Equal(Script.ExperimentId, await reader.ResolveIdAsync("@last", TestContext.Current.CancellationToken));
        var error = Assert.Throws<DatabaseException>(
            () => DatabaseOwner.Open(path, new DatabaseOwnerInfo(1, null), TimeProvider.System));
        Assert.Contains("read-only", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<int> LoadEpochs(SqliteLedger ledger) =>
        ledger.Load(Script.ExperimentId).Select(one => one.Event).OfType<EpochRecorded>().Select(epoch => epoch.Report.Epoch);

    // Some pages for each epoch.
    private static EpochRecorded Large(int epoch) => LedgerScript.Reported(
        Script.Lease(0, 1),
        epoch,
        0.5,
        [.. Enumerable.Range(0, 400).Select(i => new MetricValue($"metric_{i}", Math.Sqrt(i + epoch)))]);
}
