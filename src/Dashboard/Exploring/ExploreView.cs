using Orchestrator.Abstractions.Queries.Filters;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Dashboard.Exploring;

/// <summary>What the address asks of the explore page.</summary>
/// <param name="Family">The family whose trials are drawn; others have another objective.</param>
/// <param name="X">The scatter's horizontal axis, or null for the first that spans.</param>
/// <param name="Y">The scatter's vertical axis.</param>
/// <param name="Across">The heat map's columns, or null for the first parameter that spans.</param>
/// <param name="Down">The heat map's rows, or null for the second.</param>
/// <param name="Against">What the objective is weighed against.</param>
/// <param name="Log">The logarithmic axes, or null for those that read best so.</param>
/// <param name="Selected">Trials that are marked.</param>
/// <param name="Where">The brush: trials for which it holds are drawn in colour.</param>
public sealed record ExploreView(
    FamilySpec Family,
    string? X,
    string Y,
    string? Across,
    string? Down,
    string Against,
    IReadOnlyList<string>? Log,
    IReadOnlyList<int> Selected,
    TrialFilter? Where)
{
    /// <summary>What ranks the family.</summary>
    public Objective Objective => Family.Objective!;

    /// <summary>What a family's objective is weighed against unless asked: its second objective, or the time that trials take.</summary>
    public static string Beside(FamilySpec family) => family.Others is [var second, ..] ? second.Metric : "seconds";

    /// <summary>The names it needs beside the parameters.</summary>
    public IEnumerable<string> Names => new[] { "objective", X, Y, Across, Down, Against }.OfType<string>().Distinct();
}
