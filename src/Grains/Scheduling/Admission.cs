using System.Globalization;

namespace Orchestrator.Grains.Scheduling;

/// <summary>Whether a worker can take one more trial beside those that it runs. Pure.</summary>
internal static class Admission
{
    /// <summary>Why the trial cannot start there now, or null. A worker that runs nothing takes any trial, so that none waits for ever.</summary>
    /// <param name="needs">The trial.</param>
    /// <param name="running">What the worker runs, or is about to.</param>
    /// <param name="memoryBytes">What all trials of the worker may take together, or null where it does not say.</param>
    public static string? FindObstacle(TrialNeeds needs, IReadOnlyCollection<TrialNeeds> running, long? memoryBytes)
    {
        if (running.Count == 0) { return null; }

        if (running.FirstOrDefault(other => other.WhyAlone is not null) is { } alone)
        {
            return $"trial {alone.Trial} of experiment {alone.ExperimentId} runs alone on the worker";
        }

        if (needs.WhyAlone is { } why) { return DescribeAlone(why); }

        var free = memoryBytes - running.Sum(other => other.Bytes);
        return needs.Bytes > free ? $"it waits for memory: it needs about {Gigabytes(needs.Bytes)}, and its worker has {Gigabytes(Math.Max(0, free.Value))} left" : null;
    }

    /// <summary>That a trial is to run where no other one does, for a person.</summary>
    public static string DescribeAlone(string why) => $"it is to run alone on a worker, since {why}";

    private static string Gigabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:F1} GB");
}
