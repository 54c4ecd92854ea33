using Orchestrator.Models.Fast;
using Orchestrator.Models.Fast.Kernels;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Optimizers;

/// <summary>
/// Adam (Kingma and Ba 2014, in the form before section 2.1) as Keras computes it: w -= a_t m / (sqrt(v) + epsilon) with
/// a_t = rate sqrt(1 - beta2^t) / (1 - beta1^t). Epsilon joins the root that is not corrected for bias, so early steps for
/// small gradients are far smaller than torch's.
/// </summary>
internal sealed unsafe class Adam : Optimizer
{
    public const double DefaultBeta1 = 0.9;
    public const double Beta2 = 0.999;
    public const double Epsilon = 1e-7;
    private readonly double _beta1;
    private readonly Tensor[] _means;
    private readonly Tensor[] _squares;
    private readonly TensorPointers _meansAt;
    private readonly TensorPointers _squaresAt;
    private (long Steps, double Rate) _corrected;

    public Adam(IReadOnlyList<Tensor> weights, double rate, double beta1 = DefaultBeta1) : base(weights)
    {
        (Rate, _beta1) = (rate, beta1);
        _means = CreateMoment("mean");
        _squares = CreateMoment("square");
        (_meansAt, _squaresAt) = (new(_means), new(_squares));
    }

    /// <summary>The learning rate of the next step.</summary>
    public double Rate { get; set; }

    private double BiasCorrectedRate => _corrected.Steps == Steps
        ? _corrected.Rate
        : (_corrected = (Steps, Rate * Math.Sqrt(1 - Math.Pow(Beta2, Steps)) / (1 - Math.Pow(_beta1, Steps)))).Rate;

    /// <inheritdoc/>
    protected override void Update(int index, Tensor weight, Tensor gradient)
    {
        _means[index].Multiply(_beta1).Add(gradient, 1 - _beta1);
        _squares[index].Multiply(Beta2).AddProduct(gradient, gradient, 1 - Beta2);
        weight.AddQuotient(_means[index], _squares[index].sqrt().Add(Epsilon), -BiasCorrectedRate);
    }

    /// <inheritdoc/>
    protected override void Update(int index, float* weight, long offset, float* gradient, int count) =>
        UpdateLoop.Run(
            new AdamKernel(_beta1, Beta2, BiasCorrectedRate, Epsilon),
            weight,
            gradient,
            _meansAt[index] + offset,
            _squaresAt[index] + offset,
            count);
}
