using static TorchSharp.torch;

namespace Orchestrator.Models.Training;

/// <summary>Feeds <see cref="IRowSteps"/>, allocating nothing per step.</summary>
/// <param name="steps">The steps.</param>
/// <param name="images">All images.</param>
/// <param name="order">Their rows in the order of training.</param>
/// <param name="means">Where the steps' values go.</param>
internal sealed class RowBatches(IRowSteps steps, Tensor images, Tensor order, RunningMeans means)
{
    private readonly long[] _order = order.data<long>().ToArray();
    private readonly double[] _values = new double[means.Count];

    /// <summary>Trains on <paramref name="size"/> images from position <paramref name="start"/> of the order.</summary>
    public void Run(int start, int size)
    {
        steps.Step(images, _order.AsSpan(start, size), _values);
        means.Add(_values, size);
    }
}
