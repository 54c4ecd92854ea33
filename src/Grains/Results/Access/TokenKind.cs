namespace Orchestrator.Grains.Results.Access;

/// <summary>What a token is good for.</summary>
public enum TokenKind
{
    /// <summary>Workers join with it.</summary>
    Join,

    /// <summary>People and their programs read and change experiments with it.</summary>
    Access,
}
