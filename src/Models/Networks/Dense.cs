using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Orchestrator.Models.Networks;

/// <summary>y = x Wt + b: [n, in] to [n, out].</summary>
internal sealed class Dense : nn.Module<Tensor, Tensor>
{
    private readonly Parameter _weight;
    private readonly Parameter _bias;

    /// <param name="weight">[out, in]; owned by the module from here on.</param>
    public Dense(Parameter weight) : base(nameof(Dense))
    {
        _weight = weight;
        _bias = WeightInitializer.Zeros(weight.shape[0], weight.device);
        register_parameter("weight", _weight);
        register_parameter("bias", _bias);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.linear(input, _weight, _bias);
}
