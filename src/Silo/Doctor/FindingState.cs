namespace Orchestrator.Silo.Doctor;

/// <summary>What a check came to.</summary>
internal enum FindingState
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Training works; something may be in the way of a part of it.</summary>
    Warning,

    /// <summary>Training does not work until it is mended.</summary>
    Failed,
}
