namespace Orchestrator.Bench.Cluster.Faults;

/// <summary>A kind of fault.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Weight">How often it is drawn, relative to others.</param>
/// <param name="Victim">Who has it.</param>
/// <param name="Shortest">The least that is drawn for it, in s.</param>
/// <param name="Longest">The most, in s.</param>
/// <param name="FindObstacle">Why it cannot be done here, or null; without the function it always can.</param>
internal sealed record FaultDefinition(FaultKind Kind, int Weight, FaultVictim Victim, double Shortest, double Longest, Func<string?>? FindObstacle = null)
{
    /// <summary>Its name in tables.</summary>
    public string Word => string.Concat(Kind.ToString().Select((letter, place) => char.IsUpper(letter) && place > 0 ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    /// <summary>How long the fault itself lasts is the time that is drawn, but for clocks, which are set back by it.</summary>
    public bool LastsAsDrawn => Kind is not (FaultKind.SetHeadsClockBack or FaultKind.SetWorkersClockBack);
}
