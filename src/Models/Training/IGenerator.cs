using static TorchSharp.torch;

namespace Orchestrator.Models.Training;

/// <summary>A model that makes images of noise.</summary>
internal interface IGenerator
{
    /// <summary>Generates images of the experiment's fixed noise, changing nothing: [count, 784] in [0, 1], in the caller's dispose scope.</summary>
    /// <param name="count">How many; a smaller count gives the start of a larger one's.</param>
    Tensor Generate(int count);
}
