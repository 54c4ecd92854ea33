using System.ComponentModel;

namespace Orchestrator.Dashboard.Api.Bodies;

/// <summary>Tags that trials get or lose.</summary>
/// <param name="Trials">Trial numbers.</param>
/// <param name="Add">Tags that they get.</param>
/// <param name="Remove">Tags that they lose.</param>
internal sealed record TagBody(
    [property: Description("Trial numbers.")] IReadOnlyList<int> Trials,
    [property: Description("Tags that they get: letters, digits, '-', '_' and '.', at most 40.")] IReadOnlyList<string>? Add = null,
    [property: Description("Tags that they lose.")] IReadOnlyList<string>? Remove = null);
