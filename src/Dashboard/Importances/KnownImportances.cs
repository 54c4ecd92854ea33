using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Dashboard.Importances;

/// <summary>What decides the objectives of an experiment.</summary>
/// <param name="Finished">How many trials were Completed when it was computed.</param>
/// <param name="Items">The parameters of each family and objective, the most important by fANOVA first.</param>
internal sealed record KnownImportances(int Finished, IReadOnlyList<ParameterImportance> Items)
{
    /// <summary>The same by family and objective.</summary>
    public IReadOnlyList<FamilyImportance> Families =>
        [.. Items.GroupBy(item => (item.Family, item.Metric)).Select(group => new FamilyImportance(group.Key.Family, group.Key.Metric, [.. group]))];

    /// <summary>Names of the parameters that decide what ranks a family, the most important first; empty where too few trials say it.</summary>
    public IReadOnlyList<string> Of(FamilySpec family) =>
        [.. Items.Where(item => item.Family == family.Name && item.Metric == family.Objective?.Metric && item.IsReliable).Select(item => item.Parameter)];
}
