using System.Globalization;
using Orchestrator.Abstractions.Workers;

namespace Orchestrator.Silo.Output;

/// <summary>Workers as a table, a row for each slot.</summary>
internal static class WorkerTable
{
    public static DataTable Of(IEnumerable<WorkerSummary> workers)
    {
        var table = new DataTable(["worker", "id", "state", "heard", "labels", "memory", "slot", "kind", "trains", "speed"]);
        foreach (var worker in workers)
        {
            foreach (var slot in worker.Slots)
            {
                table.Add(
                    worker.Name, worker.Id, worker.SetAside is null ? Word(worker.State) : "set aside", $"{Round(worker.SecondsSinceHeartbeat)} s ago",
                    string.Join(',', worker.Labels), worker.MemoryBytes is { } bytes ? Words.Bytes(bytes) : "", slot.Slot.ToString(CultureInfo.InvariantCulture),
                    WorkerLabels.WordOf(slot.Kind), Describe(slot), slot.ExperimentId is null ? "" : $"{Round(slot.ImagesPerSecond)} images/s");
            }
        }

        return table;
    }

    private static string Word(WorkerState state) => state.ToString().ToLowerInvariant();

    private static string Round(double number) => number.ToString("F0", CultureInfo.InvariantCulture);

    private static string Describe(SlotStatus slot) => slot.ExperimentId is null
        ? "idle"
        : $"{slot.ExperimentId} trial {slot.Trial} {slot.Model} epoch {slot.Epoch}/{slot.Epochs}";
}
