using System.Runtime.InteropServices;

namespace Orchestrator.Bench.Search;

/// <summary>
/// The learning curves of one TaskSet task (L. Metz et al., 2020): validation losses of configurations at checkpoints. Diverged
/// ones are written as 1e6.
/// </summary>
internal sealed class TaskSet
{
    /// <summary>Checkpoints of one configuration.</summary>
    public const int Checkpoints = 51;

    /// <summary>From this loss on a configuration counts as diverged.</summary>
    private const float Diverged = 1e6f;

    private readonly float[] _losses;
    private readonly double[] _finals;

    private TaskSet(string name, float[] losses)
    {
        (Name, _losses) = (name, losses);
        _finals = [.. Enumerable.Range(0, Count).Select(row => LossAt(row, Checkpoints)).Order()];
    }

    public string Name { get; }

    /// <summary>Configurations.</summary>
    public int Count => _losses.Length / Checkpoints;

    /// <summary>Every task of a folder, by name.</summary>
    /// <exception cref="IOException">The folder is not there or holds no task, or one is cut short.</exception>
    public static IReadOnlyList<TaskSet> LoadAll(string folder)
    {
        var files = Directory.GetFiles(folder, "*.valid.f32").Order(StringComparer.Ordinal).ToArray();
        return files.Length == 0 ? throw new IOException($"{folder} holds no *.valid.f32.") : [.. files.Select(Load)];
    }

    /// <summary>A configuration's loss at a checkpoint from 1 on; NaN where it has diverged.</summary>
    public double LossAt(int row, int checkpoint)
    {
        var loss = _losses[(row * Checkpoints) + checkpoint - 1];
        return loss >= Diverged ? double.NaN : loss;
    }

    /// <summary>The share of configurations whose last loss is better than the one of <paramref name="row"/>.</summary>
    public double ShareBetter(int row)
    {
        var final = LossAt(row, Checkpoints);
        return double.IsNaN(final) ? 1 : (double)_finals.Count(loss => loss < final) / Count;
    }

    private static TaskSet Load(string file)
    {
        var losses = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(file)).ToArray();
        return losses.Length > 0 && losses.Length % Checkpoints == 0
            ? new(Path.GetFileName(file).Split('.')[0], losses)
            : throw new IOException($"{file} does not hold rows of {Checkpoints} checkpoints.");
    }
}
