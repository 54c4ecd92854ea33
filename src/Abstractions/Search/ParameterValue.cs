using System.Globalization;
using System.Text.Json.Serialization;

namespace Orchestrator.Abstractions.Search;

/// <summary>One hyperparameter's value: a number, an integer, a string or a boolean. Compared by kind and exact value.</summary>
[GenerateSerializer, Immutable, Alias("parameter-value")]
[JsonConverter(typeof(ParameterValueJsonConverter))]
public readonly record struct ParameterValue
{
    [Id(0)] private readonly ParameterKind _kind;
    [Id(1)] private readonly double _number;
    [Id(2)] private readonly long _integer;
    [Id(3)] private readonly string? _text;

    private ParameterValue(ParameterKind kind, double number, long integer, string? text) =>
        (_kind, _number, _integer, _text) = (kind, number, integer, text);

    /// <summary>What this value holds.</summary>
    public ParameterKind Kind => _kind;

    /// <summary>A double.</summary>
    public static ParameterValue Of(double value) => new(ParameterKind.Number, value, 0, null);

    /// <summary>An integer.</summary>
    public static ParameterValue Of(long value) => new(ParameterKind.Integer, 0, value, null);

    /// <summary>A string.</summary>
    public static ParameterValue Of(string value) => new(ParameterKind.Text, 0, 0, value);

    /// <summary>A boolean.</summary>
    public static ParameterValue Of(bool value) => new(ParameterKind.Boolean, 0, value ? 1 : 0, null);

    /// <summary>Whether this is a number or an integer.</summary>
    public bool IsNumeric => _kind is ParameterKind.Number or ParameterKind.Integer;

    /// <summary>The value as a double.</summary>
    /// <exception cref="InvalidOperationException">The value is a string or a boolean.</exception>
    public double AsDouble() => _kind switch
    {
        ParameterKind.Number => _number,
        ParameterKind.Integer => _integer,
        _ => throw new InvalidOperationException($"'{this}' is not a number."),
    };

    /// <summary>The value as a double, long, string or bool.</summary>
    public object ToObject() => _kind switch
    {
        ParameterKind.Number => _number,
        ParameterKind.Integer => _integer,
        ParameterKind.Boolean => _integer != 0,
        _ => _text ?? "",
    };

    /// <summary>The value as a sweep file would write it; a double round-trips.</summary>
    public override string ToString() => _kind switch
    {
        ParameterKind.Number => _number.ToString("R", CultureInfo.InvariantCulture),
        ParameterKind.Integer => _integer.ToString(CultureInfo.InvariantCulture),
        ParameterKind.Boolean => _integer != 0 ? "true" : "false",
        _ => _text ?? "",
    };
}
