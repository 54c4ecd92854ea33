using Orchestrator.Models.Fast.Kernels;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Optimizers;

/// <summary>Stochastic gradient descent without momentum: w -= rate g.</summary>
internal sealed unsafe class Sgd(IReadOnlyList<Tensor> weights, double rate) : Optimizer(weights)
{
    /// <inheritdoc/>
    protected override void Update(int index, Tensor weight, Tensor gradient) => weight.Add(gradient, -rate);

    /// <inheritdoc/>
    protected override void Update(int index, float* weight, long offset, float* gradient, int count) =>
        UpdateLoop.Run(new SgdKernel(rate), weight, gradient, null, null, count);
}
