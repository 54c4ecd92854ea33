using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Metrics;

/// <summary>Brings each unit of a code to mean 0 and standard deviation 1 as some codes have them; a unit that never varies to 0.</summary>
internal sealed class Standardization
{
    private const double SmallestDeviation = 1e-6;
    private readonly Tensor _mean;
    private readonly Tensor _scale;

    /// <param name="codes">[n, units]; the mean and scale made of it live in the caller's dispose scope.</param>
    public Standardization(Tensor codes)
    {
        _mean = codes.mean([0L], keepdim: true);
        var deviation = codes.sub(_mean).Squared().mean([0L], keepdim: true).sqrt();
        _scale = ones_like(deviation).div(deviation.Clamped(SmallestDeviation, float.MaxValue))
            .FilledWhere(deviation.IsBelow(SmallestDeviation), 0);
    }

    /// <summary>[n, units] with a last column of ones, which stands for the bias of what follows.</summary>
    public Tensor Apply(Tensor codes) => cat([codes.sub(_mean).mul(_scale), codes.new_ones(codes.shape[0], 1)], 1);
}
