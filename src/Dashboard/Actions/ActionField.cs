namespace Orchestrator.Dashboard.Actions;

/// <summary>What a field takes.</summary>
internal enum FieldKind
{
    Integer,
    Decimal,
    Lines,
    Flag,
}

/// <summary>A field of an action's form.</summary>
/// <param name="Name">The field.</param>
/// <param name="Label">For people.</param>
/// <param name="Value">What it has now.</param>
/// <param name="Hint">What is allowed.</param>
/// <param name="Kind">What it takes.</param>
internal sealed record ActionField(string Name, string Label, string Value, string Hint, FieldKind Kind = FieldKind.Integer);
