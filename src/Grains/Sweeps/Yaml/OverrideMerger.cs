using Orchestrator.Abstractions.Names;
using Orchestrator.Grains.Sweeps.Blocks;
using Orchestrator.Models.Catalog;

namespace Orchestrator.Grains.Sweeps.Yaml;

/// <summary>
/// Writes <c>--set key=value</c> into the tree, as if the file had said so; so the same checks hold for both. The last
/// override of a key wins.
/// </summary>
internal sealed class OverrideMerger(YamlMap root, Problems problems)
{
    private static readonly string[] RootWords = [.. SweepWords.Root.All];

    public void Apply(IEnumerable<SweepOverride> overrides)
    {
        foreach (var item in overrides)
        {
            Apply(item);
        }
    }

    private void Apply(SweepOverride item)
    {
        var at = new Position($"--set {item.Key}", 1, 1);
        var valueAt = at with { Column = item.Key.Length + 2 };
        if (PathOf(item.Key, at) is not { } path || new YamlTreeReader(valueAt, problems).Read(item.Value) is not { } value)
        {
            return;
        }

        var isWholeParameter = path is ["parameters", _];
        Set(path, isWholeParameter ? ParameterOf(value) : value, at);
    }

    // A bare name is a parameter unless the file's format has that word.
    private string[]? PathOf(string key, Position at)
    {
        var path = key.Split('.');
        if (RootWords.Contains(path[0]))
        {
            return path;
        }

        if (ParameterCatalog.Find(path[0]) is not null)
        {
            return ["parameters", .. path];
        }

        problems.Error(at, $"Unknown parameter or word {Phrases.Quote(path[0])}{Suggest(key, path[0])}");
        return null;
    }

    // A word of an inner block is meant with its block; of several the outermost.
    private static string Suggest(string key, string word)
    {
        if (InnerPath(key) is { } whole)
        {
            return $"; did you mean '{whole}'?";
        }

        if (InnerPath(word) is { } block)
        {
            return $"; did you mean {Phrases.Quote(block + key[word.Length..])}?";
        }

        var names = ParameterCatalog.All.Select(definition => definition.Name).Concat(RootWords);
        return NearestName.Suggest(word, names);
    }

    private static string? InnerPath(string end) =>
        SweepWords.InnerPaths.FirstOrDefault(path => path.EndsWith($".{end}", StringComparison.Ordinal));

    private static YamlNode ParameterOf(YamlNode value) => value switch
    {
        YamlScalar => Entry("value", value),
        YamlList => Entry("values", value),
        _ => value,
    };

    private void Set(string[] path, YamlNode value, Position at)
    {
        var block = root;
        foreach (var word in path.SkipLast(1))
        {
            var child = block.Find(word)?.Value ?? new YamlMap(at, []);
            if (child is not YamlMap map)
            {
                problems.Error(at, $"{Phrases.Quote(word)} is {child.Kind} in the file, so nothing can be set inside it.");
                return;
            }

            if (block.Find(word) is null)
            {
                block.Set(new YamlEntry(Key(word, at), map));
            }

            block = map;
        }

        block.Set(new YamlEntry(Key(path[^1], at), value));
    }

    private static YamlMap Entry(string word, YamlNode value) => new(value.At, [new YamlEntry(Key(word, value.At), value)]);

    private static YamlScalar Key(string word, Position at) => new(at, word, IsQuoted: false, IsOneLine: false);
}
