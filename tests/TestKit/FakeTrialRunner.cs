using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Trials;

namespace Orchestrator.TestKit;

/// <summary>
/// Stands in for torch: the metrics of an epoch follow from the setting, the repeat and the epoch, as those of training do.
/// </summary>
public sealed class FakeTrialRunner : ITrialRunner
{
    /// <summary>Called before each epoch; blocks, fails or cancels as a test wants.</summary>
    public Action<Lease, int, CancellationToken> BeforeEpoch { get; init; } = (_, _, _) => { };

    /// <summary>How an attempt fails before its first epoch, or null where it trains.</summary>
    public Func<Lease, TrialFailure?> Fails { get; init; } = _ => null;

    /// <summary>Whether it says of each epoch that its checkpoint is stored.</summary>
    public bool KeepsCheckpoints { get; init; }

    /// <summary>The checkpoint of an epoch; there is no file of it.</summary>
    public static CheckpointInfo CheckpointOf(Lease lease, int epoch) => new(epoch, $"{lease.Key.Trial:x32}{epoch:x32}", 100);

    /// <summary>The objective of an epoch.</summary>
    public static double Objective(TrialSpec trial, int epoch) => 1.0 / (1 + trial.Setting + epoch) + trial.Repeat * 1e-3;

    public TrialOutcome Run(Lease lease, int slot, ITrialObserver observer, CancellationToken cancellation)
    {
        if (Fails(lease) is { } failure) { return new(lease.Key, TrialState.Failed, failure); }

        var epochs = (int)lease.Trial.Parameters.First(parameter => parameter.Name == "epochs").Value.AsDouble();
        var last = Math.Min(epochs, lease.Until ?? epochs);
        for (var epoch = (lease.Trial.Origin?.Epoch ?? 0) + 1; epoch <= last; epoch++)
        {
            BeforeEpoch(lease, epoch, cancellation);
            cancellation.ThrowIfCancellationRequested();
            var goesOn = observer.OnEpoch(Report(lease, epoch) with { Checkpoint = KeepsCheckpoints ? CheckpointOf(lease, epoch) : null });
            if (!goesOn && epoch < last) { return new(lease.Key, TrialState.Pending); }
        }

        if (last < epochs) { return new(lease.Key, TrialState.Pending); }

        return new(lease.Key, TrialState.Completed, null, $"{lease.Trial.Setting:x64}");
    }

    public static EpochReport Report(Lease lease, int epoch) =>
        new(lease.Key, epoch, [new("mse", Objective(lease.Trial, epoch)), new("train_loss", double.NaN)], [], 0.01, 1000);
}
