using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Sweeps;

namespace Orchestrator.Grains.Tests.Sweeps;

/// <summary>Short ways from the text of a sweep file to what a test looks at.</summary>
internal static class SweepText
{
    public static readonly DataSetSpec Digits = new("digits", new string('a', 64), 4_000, 1_000);
    public static readonly DataSetSpec Mnist = new("mnist", new string('b', 64), 60_000, 10_000);

    public static SweepResult Read(string yaml, params string[] sets) =>
        SweepReader.Read(yaml, "s.yaml", [.. sets.Select(set => SweepOverride.TryParse(set)!)]);

    public static SweepFile File(string yaml, params string[] sets)
    {
        var result = Read(yaml, sets);
        Assert.Empty(result.Errors.Select(error => error.ToString()));
        return result.File!;
    }

    public static ExperimentSpec Spec(string yaml, params string[] sets)
    {
        var resolution = SweepResolver.Resolve(File(yaml, sets), [Digits, Mnist]);
        Assert.Empty(resolution.Errors.Select(error => error.ToString()));
        return resolution.Spec!;
    }

    public static SearchPlan Plan(string yaml, params string[] sets) => SearchPlan.For(Spec(yaml, sets));

    /// <summary>The errors as they are printed.</summary>
    public static string[] Errors(string yaml, params string[] sets)
    {
        var result = Read(yaml, sets);
        Assert.Equal(result.Errors.Count > 0, result.File is null);
        return [.. result.Errors.Select(error => error.ToString())];
    }

    /// <summary>The one error there is.</summary>
    public static string Error(string yaml, params string[] sets) => Assert.Single(Errors(yaml, sets));

    /// <summary>A grid over vanilla with more parameters, and lines after them.</summary>
    public static string Grid(string parameters, string rest = "") =>
        $"method: grid\nparameters:\n  model: {{ value: vanilla }}\n  {parameters}\n{rest}";
}
