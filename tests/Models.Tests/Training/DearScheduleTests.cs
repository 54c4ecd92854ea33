using Orchestrator.Models.Catalog;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Tests.Training;

public sealed class DearScheduleTests
{
    private static readonly DearSchedule Dear = new(Epochs: [2], Compared: ["precision"], Rungs: [1, 2, 3]);

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void At_ScheduledOrLastEpoch_IsAllOfThem(int epoch) => Assert.Equal(FamilyCatalog.DearMetrics, Dear.At(epoch, last: 4));

    [Fact]
    public void At_Rung_IsTheComparedOne() => Assert.Equal(["precision"], Dear.At(3, last: 4));

    [Fact]
    public void At_AnyOther_IsNone() => Assert.Empty(Dear.At(5, last: 6));

    [Theory]
    [InlineData("vanilla", "probe_accuracy")]
    [InlineData("vanilla", "knn_accuracy")]
    [InlineData("vae", "probe_accuracy")]
    [InlineData("gan", "precision")]
    [InlineData("gan", "coverage")]
    [InlineData("wgan-gp", "kid")]
    public void TrainEpoch_Rung_MeasuresTheComparedOneAlone(string model, string metric)
    {
        using var pruned = Create(new([], [metric], [1]));
        using var scheduled = Create(new([1], [], []));
        using var plain = Create(DearSchedule.LastAlone);

        var (rung, all, none) = (First(pruned), First(scheduled), First(plain));

        Assert.Equal([.. none.Keys, metric], rung.Keys);
        Assert.Equal(all[metric], rung[metric]);
        Assert.Equal([.. none.Keys, .. FamilyCatalog.MetricsOf(model).Intersect(FamilyCatalog.DearMetrics)], all.Keys);
        Assert.Equal(none, rung.Where(one => one.Key != metric));

        ITrainer Create(DearSchedule dear) => ModelCatalog.Create(
            SmallData.Request(model, "validation_size=100;epochs=3", SmallData.Device) with { Dear = dear });
    }

    private static Dictionary<string, double> First(ITrainer trainer) => new(trainer.TrainEpoch(null, TestContext.Current.CancellationToken).Metrics);
}
