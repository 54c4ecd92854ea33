using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Experiments.Commands;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;
using Orchestrator.TestKit;

namespace Orchestrator.Grains.Tests.Experiments;

public sealed class ExperimentOwnerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("orchestrator-owner-").FullName;

    private string Database => Path.Combine(_folder, "owner.db");

    [Fact]
    public async Task TakeUpAll_OneExperimentThatCannotBeRead_LeavesItAloneAndTakesTheOthers()
    {
        var broken = ExperimentSpecs.Grid() with
        {
            Parameters = [.. ExperimentSpecs.Grid().Parameters, new ParameterSpec("batch_size", new FixedDomain(ParameterValue.Of(64L)), "code_size ???")],
        };
        await WriteAsync(("aaaaaaaa", broken), ("bbbbbbbb", ExperimentSpecs.Grid()));
        using var owner = DatabaseOwner.Open(Database, new(Environment.ProcessId, ""), TimeProvider.System);
        await using var ledger = owner.OpenLedger();
        var directory = new ExperimentDirectory(ledger);
        using var executor = new CommandExecutor(ledger, directory, CheckpointStore.Beside(Database));
        var faults = new List<UnreadableExperimentException>();

        var taken = await new ExperimentOwner(ledger, directory, executor).TakeUpAllAsync(_ => false, faults.Add);

        Assert.Equal(["bbbbbbbb"], taken);
        Assert.Contains("aaaaaaaa", Assert.Single(faults).Message, StringComparison.Ordinal);
        Assert.Null(directory.Find("aaaaaaaa"));
        Assert.Equal(["bbbbbbbb"], directory.ListActive());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task WriteAsync(params (string Id, ExperimentSpec Spec)[] experiments)
    {
        using var owner = DatabaseOwner.Open(Database, new(Environment.ProcessId, ""), TimeProvider.System);
        await using var ledger = owner.OpenLedger();
        foreach (var (id, spec) in experiments) { await ledger.AppendAsync([new ExperimentCreated(id, spec, new string(id[0], 64), "", 4)]); }
    }
}
