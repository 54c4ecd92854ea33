namespace Orchestrator.Models.Fast;

/// <summary>One step of training, in memory that stays.</summary>
internal unsafe interface IBatchStep
{
    /// <summary>Does a step.</summary>
    /// <param name="inputs">[count, 784].</param>
    /// <param name="targets">[count, 784] in [0, 1]; may be the inputs.</param>
    /// <param name="count">Images.</param>
    /// <returns>The loss with its penalties.</returns>
    double Run(float* inputs, float* targets, int count);
}
