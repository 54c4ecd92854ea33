namespace Orchestrator.Models.Catalog;

/// <summary>A hyperparameter that models have.</summary>
/// <param name="Name">Its name in sweep files, database, pages and exports.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Models">The models that have it.</param>
/// <param name="Summary">One sentence: what it is, its unit, its default.</param>
public sealed record ParameterDefinition(
    string Name,
    ParameterValueKind Kind,
    IReadOnlyList<string> Models,
    string Summary)
{
    /// <summary>The smallest number allowed.</summary>
    public double Min { get; init; } = double.NegativeInfinity;

    /// <summary>Whether <see cref="Min"/> itself is excluded.</summary>
    public bool IsMinExcluded { get; init; }

    /// <summary>The largest number allowed.</summary>
    public double Max { get; init; } = double.PositiveInfinity;

    /// <summary>The words allowed; empty for numbers and flags.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Whether it may change while a network trains: it shapes neither the network nor its data.</summary>
    public bool IsTunable { get; init; }

    /// <summary>What is allowed, as a phrase that follows "must be".</summary>
    public string Allowed => Kind switch
    {
        ParameterValueKind.Flag => "true or false",
        ParameterValueKind.Choice => $"one of {string.Join(", ", Choices)}",
        ParameterValueKind.Integer => $"an integer in [{Min}, {Max}]",
        _ => $"a number in {(IsMinExcluded ? '(' : '[')}{Min}, {Max}]",
    };

    /// <summary>Whether <paramref name="value"/> (double, long, string or bool) is allowed. NaN and infinities never are.</summary>
    public bool Allows(object value) => (Kind, value) switch
    {
        (ParameterValueKind.Flag, bool) => true,
        (ParameterValueKind.Choice, string word) => Choices.Contains(word),
        (ParameterValueKind.Integer, long integer) => IsInRange(integer),
        (ParameterValueKind.Integer, double number) => number == Math.Floor(number) && IsInRange(number),
        (ParameterValueKind.Number, long integer) => IsInRange(integer),
        (ParameterValueKind.Number, double number) => double.IsFinite(number) && IsInRange(number),
        _ => false,
    };

    private bool IsInRange(double value) => (IsMinExcluded ? value > Min : value >= Min) && value <= Max;
}
