using System.Text.Json.Serialization;

namespace Orchestrator.Abstractions.Search;

/// <summary>The values that a parameter may take: one of <see cref="FixedDomain"/>, <see cref="ListDomain"/>, <see cref="RangeDomain"/>.</summary>
[GenerateSerializer, Alias("parameter-domain")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(FixedDomain), "fixed")]
[JsonDerivedType(typeof(ListDomain), "list")]
[JsonDerivedType(typeof(RangeDomain), "range")]
public abstract record ParameterDomain;

/// <summary>One value for every trial.</summary>
/// <param name="Value">The value.</param>
[GenerateSerializer, Immutable, Alias("fixed-domain")]
public sealed record FixedDomain([property: Id(0)] ParameterValue Value) : ParameterDomain;

/// <summary>One of the listed values, in file order.</summary>
/// <param name="Values">At least one, distinct.</param>
/// <param name="IsOrdered">Numbers are ordered by rank for every sampler; strings, booleans and <c>categorical</c> are not.</param>
[GenerateSerializer, Immutable, Alias("list-domain")]
public sealed record ListDomain(
    [property: Id(0)] IReadOnlyList<ParameterValue> Values,
    [property: Id(1)] bool IsOrdered) : ParameterDomain;

/// <summary>A number in [<paramref name="Min"/>, <paramref name="Max"/>].</summary>
/// <param name="Min">The lower bound, included.</param>
/// <param name="Max">The upper bound, included.</param>
/// <param name="IsInteger">Whether values are integers.</param>
/// <param name="IsLog">Whether values are uniform in their logarithm.</param>
/// <param name="Step">Values are multiples of this step (W&amp;B's <c>q</c>), or null when continuous.</param>
[GenerateSerializer, Immutable, Alias("range-domain")]
public sealed record RangeDomain(
    [property: Id(0)] double Min,
    [property: Id(1)] double Max,
    [property: Id(2)] bool IsInteger,
    [property: Id(3)] bool IsLog,
    [property: Id(4)] double? Step) : ParameterDomain;
