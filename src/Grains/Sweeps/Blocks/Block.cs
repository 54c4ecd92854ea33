using Orchestrator.Abstractions.Names;
using Orchestrator.Grains.Sweeps.Yaml;

namespace Orchestrator.Grains.Sweeps.Blocks;

/// <summary>
/// Reads the words of one mapping. A word that is absent or wrong gives null; what is wrong has been told to the problems.
/// </summary>
internal sealed class Block
{
    private readonly YamlMap _map;
    private readonly string _prefix;
    private readonly Problems _problems;

    private Block(YamlMap map, string path, Problems problems) =>
        (_map, _prefix, _problems) = (map, path.Length == 0 ? "" : path + ".", problems);

    public Position At => _map.At;

    public IReadOnlyList<YamlEntry> Entries => _map.Entries;

    /// <summary>Opens a mapping whose keys are a fixed vocabulary.</summary>
    public static Block Open(YamlNode node, string path, Vocabulary words, Problems problems)
    {
        var block = OpenAny(node, path, problems);
        foreach (var key in block._map.Entries.Select(entry => entry.Key))
        {
            block.CheckWord(key, words);
        }

        return block;
    }

    /// <summary>Opens a mapping whose keys are names.</summary>
    public static Block OpenAny(YamlNode node, string path, Problems problems)
    {
        if (node is YamlMap map)
        {
            return new Block(map, path, problems);
        }

        var what = path.Length == 0 ? "A sweep file" : path;
        problems.Error(node.At, $"{what} must be a block of 'word: value' lines, but is {node.Kind}.");
        return new Block(new YamlMap(node.At, []), path, problems);
    }

    /// <summary>The block under <paramref name="word"/>; empty when absent.</summary>
    public Block Child(string word, Vocabulary words) => Open(ChildNode(word), _prefix + word, words, _problems);

    /// <summary>The block of names under <paramref name="word"/>; empty when absent.</summary>
    public Block ChildOfNames(string word) => OpenAny(ChildNode(word), _prefix + word, _problems);

    public YamlNode? Find(string word) => _map.Find(word)?.Value;

    public bool Has(string word) => Find(word) is not null;

    /// <summary>Where <paramref name="word"/> stands, or the block when it is absent.</summary>
    public Position PlaceOf(string word) => _map.Find(word)?.Key.At ?? At;

    public YamlScalar? Scalar(string word)
    {
        if (Find(word) is { } node and not YamlScalar)
        {
            Error(node.At, word, "a single value", node.Kind);
        }

        return Find(word) as YamlScalar;
    }

    public long? Integer(string word, long min, long max)
    {
        if (Scalar(word) is not { } scalar)
        {
            return null;
        }

        if (ScalarValue.Of(scalar)?.ToObject() is long whole && whole >= min && whole <= max)
        {
            return whole;
        }

        Error(scalar.At, word, $"an integer in [{min}, {max}]", Phrases.Quote(scalar.Text));
        return null;
    }

    public double? Number(string word, double min, double max)
    {
        if (Scalar(word) is not { } scalar)
        {
            return null;
        }

        if (ScalarValue.Of(scalar) is { IsNumeric: true } value && value.AsDouble() >= min && value.AsDouble() <= max)
        {
            return value.AsDouble();
        }

        Error(scalar.At, word, $"a number in [{min}, {max}]", Phrases.Quote(scalar.Text));
        return null;
    }

    /// <summary>One of <paramref name="allowed"/>; words of <paramref name="later"/> are refused as not available yet.</summary>
    public string? Choice(string word, IReadOnlyList<string> allowed, IReadOnlyList<string>? later = null)
    {
        if (Scalar(word) is not { } scalar)
        {
            return null;
        }

        if (allowed.Contains(scalar.Text))
        {
            return scalar.Text;
        }

        if (later?.Contains(scalar.Text) ?? false)
        {
            _problems.Error(scalar.At, $"{_prefix}{word} '{scalar.Text}' is not available yet, use {Phrases.Or(allowed)}.");
            return null;
        }

        var got = Phrases.Quote(scalar.Text) + NearestName.Suggest(scalar.Text, allowed.Concat(later ?? []));
        _problems.Error(scalar.At, $"{_prefix}{word} must be {Phrases.Or(allowed)}, but got {got}");
        return null;
    }

    private YamlNode ChildNode(string word) => Find(word) ?? new YamlMap(At, []);

    private void CheckWord(YamlScalar key, Vocabulary words)
    {
        var where = _prefix.Length == 0 ? "a sweep file" : _prefix.TrimEnd('.');
        if (words.Later.Contains(key.Text))
        {
            _problems.Error(key.At, $"'{key.Text}' is not available yet in {where}; remove it.");
        }
        else if (!words.Known.Contains(key.Text))
        {
            var nearest = NearestName.Find(key.Text, words.All);
            var help = nearest is null ? $"; it takes {string.Join(", ", words.Known)}." : $"; did you mean '{nearest}'?";
            _problems.Error(key.At, $"Unknown word {Phrases.Quote(key.Text)} in {where}{help}");
        }
    }

    private void Error(Position at, string word, string allowed, string got) =>
        _problems.Error(at, $"{_prefix}{word} must be {allowed}, but got {got}.");
}
