namespace Orchestrator.Models.Catalog;

/// <summary>What a hyperparameter's values are.</summary>
public enum ParameterValueKind
{
    /// <summary>A real number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>true or false.</summary>
    Flag,
}
