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

    /// <summary>What is to be made good beside <see cref="Objective"/>: together they have a Pareto front. Null where it is alone.</summary>
    [Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Objective>? Others { get; init; }

    /// <summary>Every objective, the one that ranks trials first; empty where nothing ranks them.</summary>
    [JsonIgnore]
    public IReadOnlyList<Objective> Objectives => Objective is null ? [] : [Objective, .. Others ?? []];
}
