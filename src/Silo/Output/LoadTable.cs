using System.Globalization;
using Orchestrator.Abstractions.Workers;

namespace Orchestrator.Silo.Output;

/// <summary>What workers use of their machines as a table; a cell is empty where the system does not tell.</summary>
internal static class LoadTable
{
    private const double Gigabyte = 1e9;

    public static DataTable Of(IEnumerable<WorkerSummary> workers)
    {
        var table = new DataTable(["worker", "id", "cpu", "machine's", "memory in use", "its own", "gpu memory in use"]);
        foreach (var worker in workers)
        {
            if (worker.Load is not { } load) { continue; }

            table.Add(
                worker.Name, worker.Id, Percent(load.Cpu), Percent(load.MachineCpu), load.Memory is { } memory ? Describe(memory) : "",
                load.OwnMemory is { } own ? Words.Bytes(own) : "", string.Join(", ", load.Gpus.Select(Describe)));
        }

        return table;
    }

    private static string Percent(double? share) => share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{100 * known:F0} %") : "";

    private static string Describe(MemoryUse use) => string.Create(CultureInfo.InvariantCulture, $"{use.Used / Gigabyte:F1} of {use.Total / Gigabyte:F1} GB");
}
