using Orchestrator.Bench.Memory;
using Orchestrator.Models.Data;
using Orchestrator.Models.Native;

namespace Orchestrator.Bench.Engine;

/// <summary>Measures in rounds, each contestant once a round, so that a busy machine slows all of them alike.</summary>
/// <param name="seconds">Processor seconds of each contestant in each round.</param>
/// <param name="python">A Python with PyTorch, or null.</param>
internal sealed class EngineBenchmark(double seconds, string? python)
{
    private const int Rounds = 7;

    public IReadOnlyList<EngineRow> Run(IReadOnlyList<string> models)
    {
        TorchRuntime.EnsureLoaded();
        var data = DataSetLoader.Load(new("digits"));
        using var roofline = new Roofline();
        return [.. models.SelectMany(model => Measure(model, data, roofline))];
    }

    private IEnumerable<EngineRow> Measure(string model, ImageDataSet data, Roofline roofline)
    {
        using var pytorch = python is null ? null : new PyTorchContestant(python, model);
        var (fast, fastMemory) = WarmUp(() => new(model, isEager: false, data));
        var (eager, eagerMemory) = WarmUp(() => new(model, isEager: true, data));
        using (fast)
        using (eager)
        {
            pytorch?.Run(0.5);
            var rounds = Enumerable.Range(0, Rounds).Select(_ => new EngineRound(
                fast.Run(seconds), eager.Run(seconds), pytorch?.Run(seconds), roofline.Measure(seconds / 2))).ToList();
            yield return Row(fast, fastMemory, rounds, round => round.Fast);
            yield return Row(eager, eagerMemory, rounds, round => round.Eager);
            if (pytorch is not null) { yield return PyTorchRow(model, eager.OperationsPerImage, rounds); }
        }
    }

    // Twice, so that what the compiler does in the background is done.
    private static (Contestant Contestant, long? Memory) WarmUp(Func<Contestant> create)
    {
        var before = ProcessMemory.IsKnown ? ProcessMemory.SettledResident() : 0;
        var contestant = create();
        contestant.Run(0.5);
        contestant.Run(0.5);
        return (contestant, ProcessMemory.IsKnown ? ProcessMemory.Peak - before : null);
    }

    private static EngineRow Row(
        Contestant contestant, long? memory, List<EngineRound> rounds, Func<EngineRound, (double ImagesPerSecond, double BytesPerStep)> select) =>
        Row(contestant.Model, contestant.Path, contestant.OperationsPerImage, rounds, round => select(round).ImagesPerSecond) with
        {
            BytesPerStep = Median(rounds.Select(round => select(round).BytesPerStep)),
            Memory = memory,
        };

    private static EngineRow PyTorchRow(string model, double operations, List<EngineRound> rounds) =>
        Row(model, "pytorch", operations, rounds, round => round.PyTorch!.Value);

    private static EngineRow Row(
        string model, string path, double operations, List<EngineRound> rounds, Func<EngineRound, double> select)
    {
        var speeds = rounds.Select(select).ToArray();
        return new(
            model,
            path,
            Median(speeds),
            Median(rounds.Select(round => select(round) / round.Eager.ImagesPerSecond)),
            rounds[0].PyTorch is null ? null : Median(rounds.Select(round => select(round) / round.PyTorch!.Value)),
            Median(rounds.Select(round => select(round) * operations / round.Peak)),
            speeds.Max() / speeds.Min() - 1);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
