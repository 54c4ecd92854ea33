using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Conditions;
using Orchestrator.Grains.Sweeps.Parameters;
using Orchestrator.Models.Catalog;

namespace Orchestrator.Grains.Sweeps.Activity;

/// <summary>
/// When a parameter is active although the file does not say so: for the models that have it, and, where a model is built
/// on a base, for the bases that have it (<c>hidden_layers</c>: <c>multilayer</c>).
/// </summary>
/// <param name="parameters">The parameters that are right.</param>
/// <param name="models">The chosen models.</param>
/// <param name="named">Every parameter that the file names, right or wrong.</param>
/// <param name="withWhen">The parameters to which the file gives a condition.</param>
/// <param name="problems">Where errors go.</param>
internal sealed class ImplicitActivity(
    IReadOnlyList<SweptParameter> parameters,
    IReadOnlyList<string> models,
    IReadOnlyList<string> named,
    IReadOnlySet<string> withWhen,
    Problems problems)
{
    private const string DefaultBase = ModelNames.Vanilla;

    private static readonly ParameterDefinition Base = ParameterCatalog.Find("base")!;

    private readonly SweptParameter? _base = parameters.FirstOrDefault(parameter => parameter.Name == "base");

    /// <summary>The condition, or null when the parameter is always active or an error was told.</summary>
    public Condition? Of(SweptParameter parameter)
    {
        var having = models.Where(parameter.Definition.Models.Contains).ToArray();
        if (having.Length == 0)
        {
            var owners = Phrases.Or(parameter.Definition.Models);
            var chosen = string.Join(", ", models);
            problems.Error(parameter.At, $"{parameter.Name} belongs to {owners}, but the models here are {chosen}.");
            return null;
        }

        return DependsOnBase(parameter.Definition, having) ? OnBase(parameter, having) : OnModels(having);
    }

    private Comparison? OnModels(string[] having) =>
        having.Length == models.Count ? null : Is("model", having);

    private Condition? OnBase(SweptParameter parameter, string[] having)
    {
        var direct = having.Where(model => !Base.Models.Contains(model)).ToArray();
        var bases = BaseValues().Where(parameter.Definition.Models.Contains).ToArray();
        if (bases.Length > 0)
        {
            return direct.Length == 0 ? Is("base", bases) : new Any([Is("model", direct), Is("base", bases)]);
        }

        if (direct.Length == 0)
        {
            var owners = Phrases.Or([.. Base.Choices.Where(parameter.Definition.Models.Contains)]);
            var without = string.Join(", ", having);
            problems.Error(parameter.At, $"{parameter.Name} has no effect on {without} unless 'base' is {owners}.");
        }

        return OnModels(direct);
    }

    // A base that may be inactive is then the default one, which no comparison can see; so the rule is left out where the
    // default base has the parameter.
    private bool DependsOnBase(ParameterDefinition definition, IEnumerable<string> having) =>
        having.Any(Base.Models.Contains)
        && Base.Choices.Any(definition.Models.Contains)
        && !BaseValues().All(definition.Models.Contains)
        && !(withWhen.Contains("base") && definition.Models.Contains(DefaultBase));

    // A base that is named but wrong has its own error; any other may have been meant.
    private IReadOnlyList<string> BaseValues() => _base is not null
        ? [.. _base.Listed.Select(value => value.ToString())]
        : named.Contains("base") ? Base.Choices : [DefaultBase];

    private static Comparison Is(string parameter, string[] values) => new(
        parameter,
        values.Length == 1 ? ComparisonOperator.Equal : ComparisonOperator.In,
        [.. values.Select(ParameterValue.Of)]);
}
