using Orchestrator.Abstractions.Trials;
using Orchestrator.Models.Training;

namespace Orchestrator.Grains.Trials;

/// <summary>The failure kinds of training as the ledger records them.</summary>
internal static class FailureKinds
{
    public static FailureKind Of(TrainingFailure failure) => failure switch
    {
        TrainingFailure.Diverged => FailureKind.Diverged,
        TrainingFailure.DeadModel => FailureKind.DeadModel,
        TrainingFailure.ModeCollapse => FailureKind.ModeCollapse,
        TrainingFailure.DiscriminatorWon => FailureKind.DiscriminatorWon,
        TrainingFailure.PosteriorCollapse => FailureKind.PosteriorCollapse,
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure, "No failure kind is listed for it."),
    };
}
