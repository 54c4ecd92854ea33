using System.Text.RegularExpressions;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.Tests.Output;

public class ClusterTextTests
{
    [Fact]
    public void Write_Cluster_ShowsSlotsQueueAndLosses()
    {
        var busy = new SlotStatus(0, "abc", 3, "sparse", 2, 20, 0.5, 0.1, 1234.6) { Kind = SlotKind.Gpu };
        var view = new ClusterView(
            [
                new("w1", "garage", WorkerState.Active, 1.2, [busy, new(1)], "{}") { Labels = ["big"], MemoryBytes = 2_000_000_000, Load = new() { Cpu = 0.456, OwnMemory = 900_000_000, Memory = new(6_200_000_000, 16_000_000_000), Gpus = [new(1_000_000_000, 8_000_000_000), new(0, 8_000_000_000)] } },
                new("w2", "attic", WorkerState.Active, 0, [new(0)], "{}") { SetAside = "3 different trials failed on it by faults of the program" },
            ],
            [new("abc", "widths", ExperimentState.Running, 1, 7, 2, 4, 4, "every slot is busy") { Waits = [new([4, 5], 2, "every slot is busy"), new([], 5, "they come after these")] }],
            [new("w3", "cellar", 90, "the cluster found its worker dead", [new("abc", 2)])],
            new(120, 3.14, 41.26));

        var lines = Write(view);

        Assert.Matches(@"^garage +w1 +active +1 s ago +big +2\.0 GB +0 +gpu +abc trial 3 sparse epoch 2/20 +1235 images/s$", lines[1]);
        Assert.Matches(@"^garage +w1 .* 1 +cpu +idle$", lines[2]);
        Assert.Matches("^attic +w2 +set aside ", lines[3]);
        Assert.Contains(lines, line => Regex.IsMatch(line, @"^garage +w1 +46 % {2,}6\.2 of 16\.0 GB +900 MB +1\.0 of 8\.0 GB, 0\.0 of 8\.0 GB$"));
        Assert.Contains(lines, line => line.StartsWith("attic is set aside while there are others: 3 different trials", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith("2       4          trials 4-5 (2): every slot is busy", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Trim() == "5 trials: they come after these");
        Assert.Contains("lost 1 min 30 s ago: cellar (w3), since the cluster found its worker dead; its 1 trial went back: abc trial 2", lines);
        Assert.Contains("results are written within 3.1 ms, 99 of 100 within 41.3 ms", lines);
    }

    [Fact]
    public void Write_Nobody_SaysSo() => Assert.Equal(["No worker has shown itself.", ""], Write(new([], [], [], null)));

    private static string[] Write(ClusterView view)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        ClusterText.Write(writer, view);
        return writer.ToString().Split('\n');
    }
}
