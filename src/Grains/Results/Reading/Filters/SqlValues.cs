namespace Orchestrator.Grains.Results.Reading.Filters;

/// <summary>Collects a statement's values, so that no text of a request becomes SQL.</summary>
internal sealed class SqlValues
{
    private readonly List<(string Name, object? Value)> _values = [];

    public ReadOnlySpan<(string Name, object? Value)> All => _values.ToArray();

    /// <summary>Adds a value under a new name.</summary>
    /// <returns>The name, to be written into the statement.</returns>
    public string Add(object? value)
    {
        var name = $"$v{_values.Count}";
        _values.Add((name, value));
        return name;
    }

    /// <summary>Adds a value under a name of the caller's.</summary>
    public SqlValues With(string name, object? value)
    {
        _values.Add((name, value));
        return this;
    }
}
