namespace Orchestrator.Models.Fast.Kernels;

/// <summary>What an optimizer does to numbers, in one pass over weights, gradients and moments.</summary>
internal unsafe interface IUpdateKernel
{
    /// <summary>Moves <paramref name="count"/> weights and their moments.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="first">The first moment, if the optimizer has any.</param>
    /// <param name="second">The second.</param>
    /// <param name="count">At most 8.</param>
    void Move(float* weights, float* gradients, float* first, float* second, int count);
}
