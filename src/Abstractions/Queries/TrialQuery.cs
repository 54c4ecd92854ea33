using Orchestrator.Abstractions.Queries.Filters;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Abstractions.Queries;

/// <summary>Which trials to list.</summary>
/// <param name="Model">Only this model, or null for all.</param>
/// <param name="State">Only this state, or null for all.</param>
/// <param name="Sort">
/// <c>number</c>, <c>objective</c> (best first within each family, families in order of their name, NaN and missing last)
/// or the name of a metric, of a parameter that holds numbers, or setting, repeat, attempts, epochs, seconds (missing and NaN
/// last); each with a leading <c>-</c> for descending. Default: number.
/// </param>
/// <param name="After">The <see cref="Page{T}.Next"/> of the part before, or null for the first.</param>
/// <param name="Limit">1 to 1,000 trials.</param>
/// <param name="Where">Only trials for which it holds, or null for all.</param>
public sealed record TrialQuery(
    string? Model = null,
    TrialState? State = null,
    string Sort = "number",
    string? After = null,
    int Limit = 100,
    TrialFilter? Where = null);
