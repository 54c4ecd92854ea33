using System.Globalization;

namespace Orchestrator.Models.Catalog;

/// <summary>
/// The values given for a trial's hyperparameters, by name: a double, long, string or bool each. What is not given takes
/// the model's default where it is read.
/// </summary>
/// <param name="values">Values by parameter name.</param>
public sealed class ParameterSet(IReadOnlyDictionary<string, object> values)
{
    /// <summary>The values given, by parameter name.</summary>
    public IReadOnlyDictionary<string, object> Values => values;

    /// <summary>Whether a value is given for <paramref name="name"/>.</summary>
    public bool Contains(string name) => values.ContainsKey(name);

    /// <summary>A number.</summary>
    /// <exception cref="InvalidParameterException">The value is not a number.</exception>
    public double Number(string name, double otherwise) => values.TryGetValue(name, out var value) ? value switch
    {
        double number => number,
        long integer => integer,
        _ => throw new InvalidParameterException(name, value, "a number"),
    } : otherwise;

    /// <summary>An integer.</summary>
    /// <exception cref="InvalidParameterException">The value is not an integer that fits 32 bits.</exception>
    public int Integer(string name, int otherwise) => values.TryGetValue(name, out var value) ? value switch
    {
        long integer when integer is >= int.MinValue and <= int.MaxValue => (int)integer,
        double number when number == Math.Floor(number) && Math.Abs(number) < int.MaxValue => (int)number,
        _ => throw new InvalidParameterException(name, value, "an integer"),
    } : otherwise;

    /// <summary>A string.</summary>
    public string Text(string name, string otherwise) =>
        values.TryGetValue(name, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture)! : otherwise;

    /// <summary>A boolean.</summary>
    /// <exception cref="InvalidParameterException">The value is not true or false.</exception>
    public bool Flag(string name, bool otherwise) => values.TryGetValue(name, out var value) ? value switch
    {
        bool flag => flag,
        _ => throw new InvalidParameterException(name, value, "true or false"),
    } : otherwise;
}
