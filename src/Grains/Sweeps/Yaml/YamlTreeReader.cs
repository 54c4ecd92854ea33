using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Orchestrator.Grains.Sweeps.Yaml;

/// <summary>
/// Reads YAML into nodes with places. What a sweep needs none of is refused: anchors and aliases (a small file can unfold
/// to gigabytes), tags, several documents, deep nesting, megabytes.
/// </summary>
/// <param name="origin">The place before the text's first character.</param>
/// <param name="problems">Where errors go.</param>
internal sealed class YamlTreeReader(Position origin, Problems problems)
{
    /// <summary>How deep blocks and lists nest.</summary>
    public const int MaxDepth = 16;

    /// <summary>The root, or null after an error.</summary>
    public YamlNode? Read(string text)
    {
        if (text.Length > SweepReader.MaxLength)
        {
            problems.Error(origin, $"A sweep file has at most {SweepReader.MaxLength} characters, but this has {text.Length}.");
            return null;
        }

        var parser = new Parser(new StringReader(text.TrimStart('\uFEFF')));
        try
        {
            return ReadDocument(parser);
        }
        catch (YamlException exception)
        {
            problems.Error(Place(exception.Start), Explain(exception, text));
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException)
        {
            // The scanner throws these for some damaged scalars, without a place: they follow what was read last.
            problems.Error(Place(parser.Current?.End ?? Mark.Empty), "This is not YAML.");
        }

        return null;
    }

    private YamlNode? ReadDocument(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (parser.TryConsume<StreamEnd>(out _))
        {
            problems.Error(origin, "There is nothing in it.");
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = ReadNode(parser, 1);
        parser.Consume<DocumentEnd>();
        return parser.Accept<DocumentStart>(out var second)
            ? throw Refuse(second, "A sweep file is one document, but a second one starts here.")
            : root;
    }

    private YamlNode ReadNode(Parser parser, int depth)
    {
        var current = parser.Consume<ParsingEvent>();
        RefuseExtras(current, depth);
        return current switch
        {
            Scalar scalar => ScalarOf(scalar),
            SequenceStart => ReadList(parser, Place(current.Start), depth),
            MappingStart => ReadMap(parser, Place(current.Start), depth),
            _ => throw Refuse(current, "A value is missing here."),
        };
    }

    private YamlList ReadList(Parser parser, Position at, int depth)
    {
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(parser, depth + 1));
        }

        return new YamlList(at, items);
    }

    private YamlMap ReadMap(Parser parser, Position at, int depth)
    {
        var entries = new Dictionary<string, YamlEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Accept<Scalar>(out _) ? (YamlScalar)ReadNode(parser, depth + 1) : throw RefuseKey(parser);
            var entry = new YamlEntry(key, ReadNode(parser, depth + 1));
            if (!entries.TryAdd(key.Text, entry))
            {
                var first = entries[key.Text].Key.At.Line;
                problems.Error(key.At, $"{Phrases.Quote(key.Text)} is given twice; the first is on line {first}.");
            }
        }

        return new YamlMap(at, [.. entries.Values]);
    }

    private YamlScalar ScalarOf(Scalar scalar) => new(
        Place(scalar.Start),
        scalar.Value,
        scalar.Style != ScalarStyle.Plain,
        scalar.Start.Line == scalar.End.Line && scalar.Style is not (ScalarStyle.Literal or ScalarStyle.Folded));

    private static void RefuseExtras(ParsingEvent current, int depth)
    {
        if (current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
        {
            throw Refuse(current, "Anchors (&) and aliases (*) are not taken in a sweep file; write the value out.");
        }

        if (current is NodeEvent { Tag.IsEmpty: false })
        {
            throw Refuse(current, "Tags (!) are not taken in a sweep file; write the plain value.");
        }

        if (depth > MaxDepth)
        {
            throw Refuse(current, $"A sweep file nests at most {MaxDepth} deep.");
        }
    }

    private static YamlException RefuseKey(Parser parser)
    {
        RefuseExtras(parser.Current!, 1);
        return Refuse(parser.Current!, "A key is a single word, not a list or a block.");
    }

    private static YamlException Refuse(ParsingEvent at, string message) => new(at.Start, at.End, message);

    private Position Place(Mark mark) => mark.Line <= 1
        ? origin with { Column = origin.Column + Math.Max(0, (int)mark.Column - 1) }
        : origin with { Line = origin.Line + (int)mark.Line - 1, Column = (int)mark.Column };

    // The usual cause of a syntax error at a bracket: an unquoted condition with a list, inside { }.
    private static string Explain(YamlException exception, string text)
    {
        var line = text.Split('\n').ElementAtOrDefault((int)exception.Start.Line - 1) ?? "";
        var hint = line.Contains(" in [") && line.Contains('{') ? " Put a condition with a list in quotes inside { }." : "";
        return exception.Message.TrimEnd('.') + "." + hint;
    }
}
