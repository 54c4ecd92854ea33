namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>A layer's weight and bias, and where their gradients go.</summary>
/// <param name="memory">The network's parameters; to outlive it.</param>
/// <param name="name">The module's name.</param>
internal readonly unsafe struct ParameterPair(NetworkMemory memory, string name)
{
    /// <summary>The weight.</summary>
    public float* Weights { get; } = memory.Values($"{name}.weight");

    /// <summary>The bias.</summary>
    public float* Biases { get; } = memory.Values($"{name}.bias");

    /// <summary>The weight's gradient.</summary>
    public float* WeightGradients { get; } = memory.Gradient($"{name}.weight");

    /// <summary>The bias's gradient.</summary>
    public float* BiasGradients { get; } = memory.Gradient($"{name}.bias");
}
