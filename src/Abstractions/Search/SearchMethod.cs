namespace Orchestrator.Abstractions.Search;

/// <summary>How parameters are proposed.</summary>
public enum SearchMethod
{
    /// <summary>Every distinct active assignment once, in file order, the last parameter fastest.</summary>
    Grid,

    /// <summary>Independent draws.</summary>
    Random,

    /// <summary>Settings that a sampler proposes from the results of earlier ones.</summary>
    Bayes,
}
