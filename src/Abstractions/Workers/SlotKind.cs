namespace Orchestrator.Abstractions.Workers;

/// <summary>What a slot can train on.</summary>
public enum SlotKind
{
    /// <summary>The processor alone.</summary>
    Cpu,

    /// <summary>A CUDA device too.</summary>
    Gpu,
}
