namespace Orchestrator.Grains.Search.Pruners;

/// <summary>Whether a setting that reached a rung trains on or ends there.</summary>
internal interface IStoppingRule
{
    /// <summary>Judges a setting that stands at <paramref name="rung"/>, whose loss there is already among the rung's.</summary>
    Verdict Judge(RungResult result, Rung rung);

    /// <summary>What the rule says.</summary>
    /// <param name="IsKept">Whether the setting trains on.</param>
    /// <param name="Cut">The loss that it was held to, or null where the rule does not compare settings.</param>
    /// <param name="Words">The rule where there is no cut.</param>
    readonly record struct Verdict(bool IsKept, double? Cut, string Words);
}
