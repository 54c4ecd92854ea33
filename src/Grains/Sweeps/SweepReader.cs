using Orchestrator.Grains.Sweeps.Blocks;
using Orchestrator.Grains.Sweeps.Yaml;

namespace Orchestrator.Grains.Sweeps;

/// <summary>Reads sweep files: W&amp;B's sweep YAML with one block of its own, <c>orchestrator</c>.</summary>
public static class SweepReader
{
    /// <summary>The most characters of a sweep file, and so the most bytes to read of one.</summary>
    public const int MaxLength = 1_000_000;

    /// <summary>
    /// Reads <paramref name="text"/> with <paramref name="overrides"/> written into it, and checks everything that can be
    /// checked without the data sets. Never throws for what the text holds.
    /// </summary>
    /// <param name="text">The file's contents.</param>
    /// <param name="fileName">Its name as the user gave it; the sweep's name is derived from it where the file has none.</param>
    /// <param name="overrides">In the order of the command line; the last of a key wins.</param>
    public static SweepResult Read(string text, string fileName, IReadOnlyList<SweepOverride> overrides)
    {
        var problems = new Problems();
        var file = Read(text, new Position(fileName, 1, 1), overrides, problems);
        return new SweepResult(problems.HasErrors ? null : file, problems.Errors, problems.Notes);
    }

    private static SweepFile? Read(string text, Position start, IReadOnlyList<SweepOverride> overrides, Problems problems)
    {
        if (new YamlTreeReader(start, problems).Read(text) is not { } root)
        {
            return null;
        }

        if (root is YamlMap map)
        {
            new OverrideMerger(map, problems).Apply(overrides);
        }

        return new RootReader(Block.Open(root, "", SweepWords.Root, problems), problems).Read(start);
    }
}
