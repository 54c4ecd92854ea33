namespace Orchestrator.Bench.Cluster.Faults;

/// <summary>One fault as it was drawn.</summary>
/// <param name="Number">From 0, in the order of times.</param>
/// <param name="Definition">What.</param>
/// <param name="At">When, from the campaign's begin.</param>
/// <param name="Time">How long, or by how much.</param>
/// <param name="Seat">Whose seat, where a worker has it.</param>
/// <param name="Draw">A number for whatever else is to be drawn, in [0, 1).</param>
internal sealed record Fault(int Number, FaultDefinition Definition, TimeSpan At, TimeSpan Time, int Seat, double Draw)
{
    public FaultKind Kind => Definition.Kind;
}
