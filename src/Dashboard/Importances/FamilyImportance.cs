using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Importances;

/// <summary>What decides one objective of one family.</summary>
/// <param name="Family">The family.</param>
/// <param name="Metric">The objective.</param>
/// <param name="Parameters">At least one, the most important by fANOVA first.</param>
public sealed record FamilyImportance(string Family, string Metric, IReadOnlyList<ParameterImportance> Parameters)
{
    private const double Visible = 0.005;

    /// <summary>Completed trials with a finite value: conditional parameters have fewer.</summary>
    public int Trials => Parameters.Max(parameter => parameter.Trials);

    /// <summary>What it is about, in words.</summary>
    public string Title => Family == Metric ? $"What decides {Metric}" : $"{Family}: what decides {Metric}";

    /// <summary>Whether there are enough trials for the figures to mean something.</summary>
    public bool IsReliable => Parameters.Any(parameter => parameter.IsReliable);

    /// <summary>Why the figures mean little, or null.</summary>
    public string? Doubt => IsReliable
        ? null
        : $"{Figures.Count(Trials, "finished trial")} so far: figures from fewer than {ParameterImportance.LeastTrials} mean little.";

    /// <summary>The most important parameters, in words.</summary>
    public string Summary
    {
        get
        {
            var ranked = Parameters.Where(parameter => parameter.IsReliable).DefaultIfEmpty(Parameters[0]).ToList();
            var (fanova, ped) = (ranked.MaxBy(parameter => parameter.Fanova)!, ranked.MaxBy(parameter => parameter.PedAnova)!);
            return ranked.All(parameter => parameter.Fanova < Visible && parameter.PedAnova < Visible)
                ? $"No parameter alone decides {Metric}."
                : $"{fanova.Parameter} decides most about {Metric}: {Share(fanova.Fanova)} by fANOVA"
                    + (ped == fanova ? $", {Share(ped.PedAnova)} by PED-ANOVA." : $"; by PED-ANOVA it is {ped.Parameter}, {Share(ped.PedAnova)}.");
        }
    }

    /// <summary>A share as it is written.</summary>
    internal static string Share(double share) => share.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
