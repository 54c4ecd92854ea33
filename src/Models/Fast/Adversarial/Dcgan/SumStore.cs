namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>Where sums stand and where they go.</summary>
/// <param name="from">To where the filter stands for each sum, in groups of four.</param>
/// <param name="to">To where each sum goes.</param>
/// <param name="groups">Groups.</param>
/// <param name="outputs">Outputs that are stored; others only fill up.</param>
/// <param name="channel">From an output to the next.</param>
internal readonly unsafe struct SumStore(int* from, int* to, int groups, int outputs, nint channel)
{
    /// <summary>To where the filter stands for each sum, in groups of four.</summary>
    public int* From { get; } = from;

    /// <summary>To where each sum goes.</summary>
    public int* To { get; } = to;

    /// <summary>Groups.</summary>
    public int Groups { get; } = groups;

    /// <summary>Outputs that are stored; others only fill up.</summary>
    public int Outputs { get; } = outputs;

    /// <summary>From an output to the next.</summary>
    public nint Channel { get; } = channel;
}
