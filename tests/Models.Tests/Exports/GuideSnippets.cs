using System.Runtime.CompilerServices;

namespace Orchestrator.Models.Tests.Exports;

/// <summary>The Python of <c>docs/guides/pytorch.md</c>.</summary>
internal static class GuideSnippets
{
    private static readonly string[] Sections = File.ReadAllText(Path.Combine(Folder(), "../../../docs/guides/pytorch.md")).Split("\n## ");

    /// <summary>What stands before all models: the imports, the reader and the inputs.</summary>
    public static string Preamble => Python(Sections[0]);

    /// <summary>The block of the section whose heading names <paramref name="model"/>.</summary>
    public static string Of(string model) =>
        Python(Sections.Skip(1).Single(section => section.Split('\n')[0].Contains($"`{model}`", StringComparison.Ordinal)));

    private static string Python(string section)
    {
        var blocks = section.Split("```python\n");
        Assert.True(blocks.Length == 2, $"One block of Python is expected in the section {section.Split('\n')[0]}.");
        return blocks[1].Split("```")[0];
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
