using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Workers;

namespace Orchestrator.Silo.Output;

/// <summary>A cluster for people: its workers, then what waits, then what was lost.</summary>
internal static class ClusterText
{
    public static void Write(TextWriter writer, ClusterView cluster)
    {
        if (cluster.Workers.Count == 0) { writer.WriteLine("No worker has shown itself."); }
        else { WorkerTable.Of(cluster.Workers).WriteText(writer); }

        foreach (var worker in cluster.Workers.Where(worker => worker.SetAside is not null))
        {
            writer.WriteLine($"{worker.Name} is set aside while there are others: {worker.SetAside}; restart it once the cause is found.");
        }

        WriteLoads(writer, cluster.Workers);
        WriteQueue(writer, cluster.Queue);
        WriteLost(writer, cluster.Lost);
        WritePace(writer, cluster.Ledger);
        writer.Flush();
    }

    private static void WriteLoads(TextWriter writer, IReadOnlyList<WorkerSummary> workers)
    {
        var known = workers.Where(worker => worker.Load is not null).ToList();
        if (known.Count == 0) { return; }

        writer.WriteLine();
        LoadTable.Of(known).WriteText(writer);
    }

    private static void WritePace(TextWriter writer, LedgerPace? pace)
    {
        if (pace is null) { return; }

        writer.WriteLine();
        writer.WriteLine($"results are written within {Words.Number(Math.Round(pace.Median, 1))} ms, 99 of 100 within {Words.Number(Math.Round(pace.Percentile99, 1))} ms");
    }

    private static void WriteQueue(TextWriter writer, IReadOnlyList<QueuedExperiment> queue)
    {
        if (queue.Count == 0) { return; }

        writer.WriteLine();
        var table = new DataTable(["experiment", "name", "state", "run", "wait", "weight", "max slots", "why its trials wait"]);
        foreach (var one in queue)
        {
            string[] waits = [.. one.Waits.Select(wait => wait.Describe()).DefaultIfEmpty("")];
            table.Add(
                one.ExperimentId, one.Name, one.State.ToString(), one.Running.ToString(), one.Waiting.ToString(), Words.Number(one.Weight),
                one.MaxSlots?.ToString() ?? "", waits[0]);
            foreach (var wait in waits.Skip(1)) { table.Add("", "", "", "", "", "", "", wait); }
        }

        table.WriteText(writer);
    }

    private static void WriteLost(TextWriter writer, IReadOnlyList<LostWorker> lost)
    {
        if (lost.Count == 0) { return; }

        writer.WriteLine();
        foreach (var worker in lost)
        {
            var trials = worker.Requeued.Count == 0
                ? "it ran nothing"
                : $"its {Words.Count(worker.Requeued.Count, "trial")} went back: {string.Join(", ", worker.Requeued.Select(one => $"{one.ExperimentId} trial {one.Trial}"))}";
            writer.WriteLine($"lost {Words.Duration(TimeSpan.FromSeconds(worker.SecondsAgo))} ago: {worker.Name} ({worker.Id}), since {worker.Reason}; {trials}");
        }
    }
}
