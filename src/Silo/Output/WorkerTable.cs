using Orchestrator.Abstractions.Workers;

namespace Orchestrator.Silo.Output;

/// <summary>Workers as a table, a row for each slot.</summary>
internal static class WorkerTable
{
    public static DataTable Of(IEnumerable<WorkerSummary> workers)
    {
        var table = new DataTable(["worker", "id", "state", "heard", "slot", "trains", "speed"]);
        foreach (var worker in workers)
        {
            foreach (var slot in worker.Slots)
            {
                table.Add(worker.Name, worker.Id, worker.State, $"{worker.SecondsSinceHeartbeat:F0} s ago", slot.Slot.ToString(), Describe(slot),
                    slot.ExperimentId is null ? "" : $"{slot.ImagesPerSecond:F0} images/s");
            }
        }

        return table;
    }

    private static string Describe(SlotStatus slot) => slot.ExperimentId is null
        ? "idle"
        : $"{slot.ExperimentId} trial {slot.Trial} {slot.Model} epoch {slot.Epoch}/{slot.Epochs}";
}
