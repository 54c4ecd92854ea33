using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Dashboard.Traversals;

/// <summary>What trials' models have to look into.</summary>
internal static class CodeWords
{
    /// <summary>Whether the model has a code. A GAN has noise in its place.</summary>
    public static bool HasCodes(TrialSummary trial) => trial.Family != "gan";
}
