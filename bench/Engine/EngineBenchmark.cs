using Orchestrator.Models.Data;
using Orchestrator.Models.Native;

namespace Orchestrator.Bench.Engine;

/// <summary>Measures in rounds, each contestant once a round, so that a busy machine slows all of them alike.</summary>
internal static class EngineBenchmark
{
    private const int Rounds = 7;

    public static IReadOnlyList<EngineRow> Run(IReadOnlyList<string> models, double seconds)
    {
        TorchRuntime.EnsureLoaded();
        var data = DataSetLoader.Load(new("digits"));
        using var roofline = new Roofline();
        return [.. models.SelectMany(model => Measure(model, seconds, data, roofline))];
    }

    private static IEnumerable<EngineRow> Measure(string model, double seconds, ImageDataSet data, Roofline roofline)
    {
        using var fast = new Contestant(model, isEager: false, data);
        using var eager = new Contestant(model, isEager: true, data);
        WarmUp(fast, eager);
        var rounds = Enumerable.Range(0, Rounds)
            .Select(_ => (Fast: fast.Run(seconds), Eager: eager.Run(seconds), Peak: roofline.Measure(seconds / 2)))
            .ToList();
        yield return Row(fast, [.. rounds.Select(round => (round.Fast, round.Eager.ImagesPerSecond, round.Peak))]);
        yield return Row(eager, [.. rounds.Select(round => (round.Eager, round.Eager.ImagesPerSecond, round.Peak))]);
    }

    // Twice, so that what the compiler does in the background is done.
    private static void WarmUp(Contestant fast, Contestant eager)
    {
        for (var i = 0; i < 2; i++)
        {
            fast.Run(0.5);
            eager.Run(0.5);
        }
    }

    private static EngineRow Row(
        Contestant contestant, ((double ImagesPerSecond, double BytesPerStep) Run, double Eager, double Peak)[] rounds)
    {
        var speeds = rounds.Select(round => round.Run.ImagesPerSecond).ToArray();
        return new(
            contestant.Model,
            contestant.Path,
            Median(speeds),
            Median(rounds.Select(round => round.Run.ImagesPerSecond / round.Eager)),
            Median(rounds.Select(round => round.Run.ImagesPerSecond * contestant.OperationsPerImage / round.Peak)),
            speeds.Max() / speeds.Min() - 1,
            Median(rounds.Select(round => round.Run.BytesPerStep)));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
