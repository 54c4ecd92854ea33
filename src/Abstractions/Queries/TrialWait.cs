using System.Globalization;

namespace Orchestrator.Abstractions.Queries;

/// <summary>Trials of an experiment that wait for the same reason.</summary>
/// <param name="Trials">The numbers of those that are given out next, in their order; none where there are only others.</param>
/// <param name="Count">How many trials they are.</param>
/// <param name="Reason">A sentence's end for a person.</param>
public sealed record TrialWait(IReadOnlyList<int> Trials, int Count, string Reason)
{
    /// <summary>In words: <c>trial 7</c>, <c>trials 3, 12-31 (21)</c>, <c>112 trials</c>, with the reason.</summary>
    public string Describe() => Count == 0 ? Reason : $"{DescribeTrials()}: {Reason}";

    private string DescribeTrials() => Trials switch
    {
        [] => $"{Count.ToString("N0", CultureInfo.InvariantCulture)} trial{(Count == 1 ? "" : "s")}",
        [var only] => $"trial {only}",
        _ => $"trials {string.Join(", ", ListRuns())} ({Trials.Count})",
    };

    private IEnumerable<string> ListRuns()
    {
        var first = 0;
        for (var next = 1; next <= Trials.Count; next++)
        {
            if (next < Trials.Count && Trials[next] == Trials[next - 1] + 1) { continue; }

            yield return first == next - 1 ? $"{Trials[first]}" : $"{Trials[first]}-{Trials[next - 1]}";
            first = next;
        }
    }
}
