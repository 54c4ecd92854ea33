using Orchestrator.Models.Metrics;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Metrics;

/// <summary>Chunks to measure, made of what a test has.</summary>
internal static class Chunks
{
    /// <summary>Output images against target images.</summary>
    public static ReconstructionChunk Of(Tensor output, Tensor target) =>
        new(output.to(float64).logit(1e-12).to(float32), output, target, zeros(target.shape[0], 1));

    /// <summary>Codes alone: [n, units].</summary>
    public static ReconstructionChunk OfCode(Tensor code) => new(code, code, code, code);
}
