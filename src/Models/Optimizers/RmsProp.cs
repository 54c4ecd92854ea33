using Orchestrator.Models.Fast;
using Orchestrator.Models.Fast.Kernels;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Optimizers;

/// <summary>
/// RMSprop (Hinton 2012) as Keras 3 computes it, neither centered nor with momentum: v = rho v + (1 - rho) g^2,
/// w -= rate g / sqrt(v + epsilon).
/// </summary>
internal sealed unsafe class RmsProp : Optimizer
{
    public const double Rho = 0.9;
    public const double Epsilon = 1e-7;
    private readonly double _rate;
    private readonly Tensor[] _squares;
    private readonly TensorPointers _squaresAt;

    public RmsProp(IReadOnlyList<Tensor> weights, double rate) : base(weights)
    {
        _rate = rate;
        _squares = CreateMoment("square");
        _squaresAt = new(_squares);
    }

    /// <inheritdoc/>
    protected override void Update(int index, Tensor weight, Tensor gradient)
    {
        _squares[index].Multiply(Rho).AddProduct(gradient, gradient, 1 - Rho);
        weight.AddQuotient(gradient, _squares[index].Plus(Epsilon).sqrt_(), -_rate);
    }

    /// <inheritdoc/>
    protected override void Update(int index, float* weight, long offset, float* gradient, int count) =>
        UpdateLoop.Run(new RmsPropKernel(Rho, _rate, Epsilon), weight, gradient, _squaresAt[index] + offset, null, count);
}
