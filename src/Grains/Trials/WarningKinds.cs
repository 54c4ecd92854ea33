using Orchestrator.Abstractions.Trials;
using Orchestrator.Models.Training;

namespace Orchestrator.Grains.Trials;

/// <summary>The warnings of training as the ledger records them.</summary>
internal static class WarningKinds
{
    public static TrialWarning Of(TrainingWarning warning) => new(Of(warning.Kind), warning.Message);

    private static WarningKind Of(TrainingWarningKind kind) => kind switch
    {
        TrainingWarningKind.DeadUnits => WarningKind.DeadUnits,
        TrainingWarningKind.NearMeanImage => WarningKind.NearMeanImage,
        TrainingWarningKind.FewModes => WarningKind.FewModes,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No warning is listed for it."),
    };
}
