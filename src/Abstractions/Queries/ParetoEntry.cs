using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Abstractions.Queries;

/// <summary>A Completed trial that no other of its family is at least as good as in every objective and better than in one.</summary>
/// <param name="Family">The family, which has several objectives.</param>
/// <param name="Trial">The trial number.</param>
/// <param name="Model">The model.</param>
/// <param name="Values">Its value of each objective, in the sweep file's order.</param>
/// <param name="Parameters">Its parameters.</param>
public sealed record ParetoEntry(
    string Family, int Trial, string Model, IReadOnlyList<MetricValue> Values, IReadOnlyList<ParameterAssignment> Parameters);
