using System.Collections.Immutable;

namespace Orchestrator.Models.Data.Idx;

/// <summary>One of the four files of an IDX data set.</summary>
/// <param name="Name">Its name without .gz, for example train-images-idx3-ubyte.</param>
/// <param name="HasImages">Whether it holds images; else labels.</param>
internal sealed record IdxFile(string Name, bool HasImages)
{
    public static readonly IdxFile TrainImages = new("train-images-idx3-ubyte", true);
    public static readonly IdxFile TrainLabels = new("train-labels-idx1-ubyte", false);
    public static readonly IdxFile TestImages = new("t10k-images-idx3-ubyte", true);
    public static readonly IdxFile TestLabels = new("t10k-labels-idx1-ubyte", false);

    public static ImmutableArray<IdxFile> All { get; } = [TrainImages, TrainLabels, TestImages, TestLabels];

    /// <summary>The file in a folder, plain or gzip, with a dash or (as some archives unpack it) a dot; null if it is not there.</summary>
    public string? FindIn(string folder)
    {
        var dotted = Name.Replace("-idx", ".idx", StringComparison.Ordinal);
        return new[] { $"{Name}.gz", Name, $"{dotted}.gz", dotted }
            .Select(name => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }
}
