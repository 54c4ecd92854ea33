using System.Text.Json.Serialization;

namespace Orchestrator.Abstractions.Search;

/// <summary>Models that share one objective; each family is searched and ranked apart.</summary>
/// <param name="Name">The family's name, for example <c>autoencoder</c>.</param>
/// <param name="Models">The chosen models of this family, in file order.</param>
/// <param name="Objective">What ranks its trials, or null where no metric does, as for GANs in experiments of earlier versions.</param>
[GenerateSerializer, Immutable, Alias("family-spec")]
public sealed record FamilySpec(
    [property: Id(0)] string Name,
    [property: Id(1)] IReadOnlyList<string> Models,
    [property: Id(2)] Objective? Objective)
{
    /// <summary>The value of a setting that ends the family's search, or null.</summary>
    [Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Target { get; init; }
}
