namespace Orchestrator.Abstractions.Queries;

/// <summary>How much one parameter decides about one metric of one family, from its Completed trials with a finite value.</summary>
/// <param name="Family">The family.</param>
/// <param name="Metric">The objective.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="Trials">The trials that it was active in, which the figures come from, at least 1.</param>
/// <param name="Fanova">
/// The share of the variance over the whole space that the parameter explains alone, 0 to 1; what is missing to 1 over all parameters
/// are interactions. Of a conditional parameter: within the trials that have it.
/// </param>
/// <param name="PedAnova">How much more the best tenth of the trials agrees on its value than all do, as a share of all parameters' sum, 0 to 1.</param>
/// <param name="RankCorrelation">Spearman's rank correlation of parameter and metric, -1 to 1; null for values without an order.</param>
public sealed record ParameterImportance(
    string Family,
    string Metric,
    string Parameter,
    int Trials,
    double Fanova,
    double PedAnova,
    double? RankCorrelation)
{
    /// <summary>How many trials it takes before the figures mean something.</summary>
    public const int LeastTrials = 20;

    /// <summary>Whether there are at least <see cref="LeastTrials"/> trials.</summary>
    public bool IsReliable => Trials >= LeastTrials;
}
