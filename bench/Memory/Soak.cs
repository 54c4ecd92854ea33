using System.Globalization;
using Orchestrator.Models.Data;

namespace Orchestrator.Bench.Memory;

/// <summary>Many short trials of all models one after another in one process: memory must not grow with their number.</summary>
internal static class Soak
{
    private const int Looks = 10;

    // Code is compiled and caches fill in the first trials of each model.
    private const int WarmUps = 3;
    private const double Megabyte = 1e6;
    private const double LargestGrowth = 0.05;

    /// <summary>Prints the resident memory ten times on the way.</summary>
    /// <returns>1 when memory after the last trial is more than 5% above that after a few of each model.</returns>
    public static int Run(string[] models, int trials)
    {
        var data = DataSetLoader.Load(new("digits") { DigitsTrainCount = 600, DigitsTestCount = 200 });
        var looks = new List<long>();
        Console.WriteLine("| trials | resident, MB | managed heap, MB |");
        Console.WriteLine("|---:|---:|---:|");
        var trial = 0;
        for (; trial < WarmUps * models.Length; trial++) { RunOne(models, data, trial); }

        looks.Add(Look(0));
        for (var i = 1; i <= trials; i++, trial++)
        {
            RunOne(models, data, trial);
            if ((long)i * Looks / trials > (long)(i - 1) * Looks / trials) { looks.Add(Look(i)); }
        }

        var growth = (double)looks[^1] / looks[0] - 1;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"growth from the first look to the last: {growth:P1}"));
        return growth > LargestGrowth ? 1 : 0;
    }

    private static void RunOne(string[] models, ImageDataSet data, int trial) => TrialMemory.Run(
        models[trial % models.Length], new(new Dictionary<string, object> { ["epochs"] = 1L }), data, trial);

    private static long Look(int trials)
    {
        ProcessMemory.Settle();
        var resident = ProcessMemory.Resident;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {trials} | {resident / Megabyte:F1} | {GC.GetTotalMemory(false) / Megabyte:F1} |"));
        return resident;
    }
}
