namespace Orchestrator.Abstractions.Search;

/// <summary>What a <see cref="ParameterValue"/> holds.</summary>
public enum ParameterKind
{
    /// <summary>A double.</summary>
    Number,

    /// <summary>A 64-bit integer.</summary>
    Integer,

    /// <summary>A string.</summary>
    Text,

    /// <summary>true or false.</summary>
    Boolean,
}
