namespace Orchestrator.Bench.Viewing;

/// <summary>A figure beside the most that it may be.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Measured">The figure.</param>
/// <param name="Limit">The most.</param>
/// <param name="Unit">Of both.</param>
/// <param name="Processor">Processor time of server and client together for one of it, in ms; NaN where that says nothing.</param>
internal sealed record Budget(string What, double Measured, double Limit, string Unit, double Processor = double.NaN)
{
    public bool IsKept => Measured <= Limit;
}
