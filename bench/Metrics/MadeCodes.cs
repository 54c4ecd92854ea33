using Orchestrator.Models.Metrics;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Bench.Metrics;

/// <summary>Codes as a ReLU gives them: ten classes around centres of their own, about as far apart as those of digits.</summary>
internal static class MadeCodes
{
    private const int Classes = 10;

    /// <summary>Codes [<paramref name="count"/>, <paramref name="units"/>], the caller's; the centres are the same for all seeds.</summary>
    public static LabeledCodes Of(int count, int units, ulong seed)
    {
        using var scope = NewDisposeScope();
        using var centres = new Generator(1, CPU);
        using var noise = new Generator(seed, CPU);
        var labels = Enumerable.Range(0, count).Select(i => (byte)(i % Classes)).ToArray();
        var means = randn([Classes, units], generator: centres).Multiply(0.5);
        var codes = means.index_select(0, tensor(labels.Select(label => (long)label).ToArray())).add_(randn([count, units], generator: noise));
        return new(codes.relu_().DetachFromDisposeScope(), labels);
    }
}
