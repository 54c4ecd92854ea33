namespace Orchestrator.Grains.Sweeps.Yaml;

/// <summary>A node of a sweep file with its place.</summary>
internal abstract record YamlNode(Position At)
{
    /// <summary>What it is, for messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>A scalar. Text in quotes is never anything but text.</summary>
internal sealed record YamlScalar(Position At, string Text, bool IsQuoted, bool IsOneLine) : YamlNode(At)
{
    public override string Kind => "a single value";

    /// <summary>The place of the character at <paramref name="offset"/>, where the text stands in the file as it is.</summary>
    public Position PlaceOf(int offset) =>
        IsOneLine ? At with { Column = At.Column + (IsQuoted ? 1 : 0) + offset } : At;
}

/// <summary>A list.</summary>
internal sealed record YamlList(Position At, IReadOnlyList<YamlNode> Items) : YamlNode(At)
{
    public override string Kind => "a list";
}

/// <summary>A mapping. Overrides change it before it is read.</summary>
internal sealed record YamlMap(Position At, List<YamlEntry> Entries) : YamlNode(At)
{
    public override string Kind => "a block";

    public YamlEntry? Find(string key) => Entries.Find(entry => entry.Key.Text == key);

    /// <summary>Puts an entry in the place of the one with its key, or at the end.</summary>
    public void Set(YamlEntry entry)
    {
        var place = Entries.FindIndex(old => old.Key.Text == entry.Key.Text);
        if (place < 0)
        {
            Entries.Add(entry);
        }
        else
        {
            Entries[place] = entry;
        }
    }
}

/// <summary>A key and its value.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
