namespace Orchestrator.Grains.Experiments.Commands;

/// <summary>Counts of trials in sentences.</summary>
internal static class TrialWords
{
    /// <summary><c>1 trial is</c>, <c>2 trials are</c>.</summary>
    public static string Count(int count, string one, string several) => count == 1 ? $"1 trial {one}" : $"{count} trials {several}";
}
