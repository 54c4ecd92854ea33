using Microsoft.AspNetCore.Http;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;
using Orchestrator.Dashboard.Requests;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Exploring;

/// <summary>Reads the words of the explore page: family, x, y, across, down, against, log, sel and q.</summary>
internal static class ExploreWords
{
    /// <summary>The most trials that can be marked.</summary>
    public const int MostSelected = 24;

    /// <summary>The most parameters that are drawn at once.</summary>
    public const int MostParameters = 9;

    private static readonly string[] Words = ["objective", "number", "epochs", "seconds"];

    /// <summary>The page's view, or null where no family is ranked.</summary>
    public static ExploreView? Read(IQueryCollection query, ExperimentDetail experiment, ColumnNames names)
    {
        IReadOnlyList<FamilySpec> ranked = [.. experiment.Spec.Families.Where(family => family.Objective is not null)];
        if (ranked.Count == 0)
        {
            return null;
        }

        var family = query.OneOf("family", [.. ranked.Select(each => each.Name)]);
        var drawn = ranked.FirstOrDefault(each => each.Name == family) ?? ranked[0];
        var axes = Axes(experiment.Spec.Parameters, names);
        IReadOnlyList<string> parameters = [.. Parameters(experiment.Spec.Parameters).Select(parameter => parameter.Name)];
        return new(
            drawn,
            query.OneOf("x", axes),
            query.OneOf("y", axes) ?? "objective",
            query.OneOf("across", parameters),
            query.OneOf("down", parameters),
            query.OneOf("against", axes) ?? (axes.Contains(ExploreView.Beside(drawn)) ? ExploreView.Beside(drawn) : "seconds"),
            query.Text("log") is null ? null : query.Choices("log", [.. axes, "none"]),
            query.TrialNumbers("sel", MostSelected),
            TrialWords.Filter(query));
    }

    /// <summary>The parameters that vary and hold numbers, as many as are drawn.</summary>
    public static IEnumerable<ParameterSpec> Parameters(IEnumerable<ParameterSpec> all) =>
        all.Where(parameter => Domains.Varies(parameter) && Domains.IsNumeric(parameter)).Take(MostParameters);

    /// <summary>What can be an axis.</summary>
    public static IReadOnlyList<string> Axes(IEnumerable<ParameterSpec> parameters, ColumnNames names) =>
        [.. Parameters(parameters).Select(parameter => parameter.Name).Concat(Words).Concat(names.Metrics).Distinct()];
}
