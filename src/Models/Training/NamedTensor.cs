using static TorchSharp.torch;

namespace Orchestrator.Models.Training;

/// <summary>A tensor of a trainer's state; the owner is whoever made the tensor.</summary>
/// <param name="Name">Unique within the state.</param>
/// <param name="Value">Contiguous, on the CPU.</param>
internal sealed record NamedTensor(string Name, Tensor Value);
