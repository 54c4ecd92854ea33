using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Sweeps.Yaml;

namespace Orchestrator.Grains.Sweeps.Parameters;

/// <summary>Reads parameter sets as a person types them: <c>learning_rate=0.001,batch_size=128</c>, or a block of YAML or JSON in braces.</summary>
internal static class TypedSets
{
    /// <summary>The sets, inside the sweep's own domains; each gives one value at least.</summary>
    /// <exception cref="InvalidCommandException">Everything that is wrong with them.</exception>
    public static IReadOnlyList<IReadOnlyList<ParameterAssignment>> Read(ExperimentSpec spec, IReadOnlyList<string> texts)
    {
        var problems = new Problems();
        var assignments = new AssignmentReader([.. spec.Parameters.Select(parameter => (parameter.Name, parameter.Domain))], problems);
        return Read(texts, assignments.Read, problems);
    }

    /// <summary>The sets; each gives one value at least.</summary>
    /// <param name="texts">As they were typed.</param>
    /// <param name="read">Reads one value, or tells what is wrong with it.</param>
    /// <param name="problems">Where it tells that.</param>
    /// <exception cref="InvalidCommandException">Everything that is wrong with them.</exception>
    public static IReadOnlyList<IReadOnlyList<ParameterAssignment>> Read(
        IReadOnlyList<string> texts, Func<YamlEntry, ParameterAssignment?> read, Problems problems)
    {
        IReadOnlyList<IReadOnlyList<ParameterAssignment>> sets = [.. texts.Select((text, index) => Read(text, index, read, problems))];
        return problems.HasErrors
            ? throw new InvalidCommandException(string.Join(' ', problems.Errors.Select(error => texts.Count == 1 ? error.Message : $"Set {error.Line}: {error.Message}")))
            : sets;
    }

    // The line of a place is the set's number.
    private static IReadOnlyList<ParameterAssignment> Read(string text, int index, Func<YamlEntry, ParameterAssignment?> read, Problems problems)
    {
        var at = new Position("", index + 1, 1);
        var entries = text.TrimStart().StartsWith('{') ? ReadBlock(text, at, problems) : ReadPairs(text, at, problems);
        return [.. entries.Select(read).OfType<ParameterAssignment>()];
    }

    private static IReadOnlyList<YamlEntry> ReadBlock(string text, Position at, Problems problems)
    {
        switch (new YamlTreeReader(at, problems).Read(text.ReplaceLineEndings(" ")))
        {
            case null: return [];
            case YamlMap { Entries.Count: > 0 } map: return map.Entries;
            default: return Refuse(at, problems, text);
        }
    }

    private static IReadOnlyList<YamlEntry> ReadPairs(string text, Position at, Problems problems)
    {
        List<YamlEntry> entries = [];
        foreach (var pair in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (pair.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } name, { Length: > 0 } value]) { return Refuse(at, problems, text); }

            if (entries.Exists(entry => entry.Key.Text == name)) { problems.Error(at, $"{Phrases.Quote(name)} is given twice."); }

            entries.Add(new(new(at, name, false, true), new YamlScalar(at, value, false, true)));
        }

        return entries;
    }

    private static IReadOnlyList<YamlEntry> Refuse(Position at, Problems problems, string text)
    {
        problems.Error(at, $"A parameter set is 'name=value,name=value', or a block in braces, with one value at least, but got {Phrases.Quote(text)}.");
        return [];
    }
}
