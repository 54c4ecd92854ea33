using System.Globalization;

namespace Orchestrator.Grains.Sweeps.Blocks;

/// <summary>Times as sweep files write them: <c>30s</c>, <c>5m</c>, <c>1h</c>.</summary>
internal static class Durations
{
    private static readonly (string Suffix, double Seconds)[] Units = [("s", 1), ("m", 60), ("h", 3600)];

    /// <summary>The seconds under <paramref name="word"/>, or null when it is absent or wrong, which is told.</summary>
    public static double? Read(Block block, string word, string path, Problems problems)
    {
        if (block.Scalar(word) is not { } scalar) { return null; }

        foreach (var (suffix, seconds) in Units)
        {
            if (scalar.Text.EndsWith(suffix, StringComparison.Ordinal)
                && double.TryParse(scalar.Text[..^suffix.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out var count)
                && count is >= 0 and <= 1e6)
            {
                return count * seconds;
            }
        }

        problems.Error(scalar.At, $"{path}.{word} must be a time such as 30s, 5m or 1h, but got {Phrases.Quote(scalar.Text)}.");
        return null;
    }
}
