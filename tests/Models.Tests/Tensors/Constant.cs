using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Tensors;

/// <summary>Tensors of one number.</summary>
internal static class Constant
{
    /// <summary>What <c>full</c> gives, made without a number that is not held.</summary>
    public static Tensor Of(double number, params long[] shape) => zeros(shape).Add(number);
}
