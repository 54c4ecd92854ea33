using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Results.Writing;

/// <summary>Throws on events that no state of the ledger could accept: faults of the caller.</summary>
internal static class EventGuard
{
    public static void Check(IReadOnlyList<LedgerEvent> events)
    {
        var epochs = new HashSet<(string, int, int)>();
        foreach (var one in events)
        {
            Check(one);
            if (one is EpochRecorded { Report: var report }
                && !epochs.Add((report.Lease.ExperimentId, report.Lease.Trial, report.Epoch)))
            {
                throw new ArgumentException(
                    $"Epoch {report.Epoch} of trial {report.Lease.Trial} is appended twice.", nameof(events));
            }
        }
    }

    private static void Check(LedgerEvent one)
    {
        switch (one)
        {
            case EpochRecorded epoch:
                CheckReport(epoch.Report);
                break;
            case LeaseReturned { Outcome: not (LeaseReturned.Released or LeaseReturned.Lost or LeaseReturned.Restarted) and var outcome }:
                throw new ArgumentException($"A lease's outcome is released, lost or restarted, not '{outcome}'.", nameof(one));
            case Nondeterminism:
                throw new ArgumentException("A Nondeterminism event is made by the ledger itself.", nameof(one));
        }
    }

    private static void CheckReport(EpochReport report)
    {
        if (report.Epoch < 1)
        {
            throw new ArgumentException($"Epochs count from 1, but the report has {report.Epoch}.", nameof(report));
        }

        CheckDistinct(report.Metrics.Select(metric => metric.Name), "metric");
        CheckDistinct(report.Samples.Select(sample => sample.Kind), "sample");
        foreach (var sample in report.Samples)
        {
            PngFile.Check(sample.Kind, sample.Png);
        }
    }

    private static void CheckDistinct(IEnumerable<string> names, string what)
    {
        var seen = new HashSet<string>();
        foreach (var name in names.Where(name => !seen.Add(name)))
        {
            throw new ArgumentException($"The {what} '{name}' is reported twice.", nameof(names));
        }
    }
}
