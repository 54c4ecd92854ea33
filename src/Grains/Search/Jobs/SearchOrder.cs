namespace Orchestrator.Grains.Search.Jobs;

/// <summary>In which order results are taken into account.</summary>
internal enum SearchOrder
{
    /// <summary>By job number, so that decisions are the same however results arrive.</summary>
    Logical,

    /// <summary>As they arrive: slots wait less, and another run decides otherwise.</summary>
    Arrival,
}
