using Orchestrator.Models.Fast;
using Orchestrator.Models.Fast.Kernels;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Optimizers;

/// <summary>
/// Adadelta (Zeiler 2012) as Keras computes it: s = rho s + (1 - rho) g^2, d = g sqrt(u + epsilon) / sqrt(s + epsilon),
/// u = rho u + (1 - rho) d^2, w -= rate d.
/// </summary>
internal sealed unsafe class Adadelta : Optimizer
{
    public const double Rho = 0.95;
    public const double Epsilon = 1e-7;
    private readonly double _rate;
    private readonly Tensor[] _squares;
    private readonly Tensor[] _updates;
    private readonly TensorPointers _squaresAt;
    private readonly TensorPointers _updatesAt;

    public Adadelta(IReadOnlyList<Tensor> weights, double rate) : base(weights)
    {
        _rate = rate;
        _squares = CreateMoment("square");
        _updates = CreateMoment("update");
        (_squaresAt, _updatesAt) = (new(_squares), new(_updates));
    }

    /// <inheritdoc/>
    protected override void Update(int index, Tensor weight, Tensor gradient)
    {
        _squares[index].Multiply(Rho).AddProduct(gradient, gradient, 1 - Rho);
        var update = _updates[index].Plus(Epsilon).div_(_squares[index].Plus(Epsilon)).sqrt_().mul_(gradient);
        _updates[index].Multiply(Rho).AddProduct(update, update, 1 - Rho);
        weight.Add(update, -_rate);
    }

    /// <inheritdoc/>
    protected override void Update(int index, float* weight, long offset, float* gradient, int count) =>
        UpdateLoop.Run(
            new AdadeltaKernel(Rho, _rate, Epsilon), weight, gradient, _squaresAt[index] + offset, _updatesAt[index] + offset, count);
}
