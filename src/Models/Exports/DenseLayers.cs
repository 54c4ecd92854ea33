using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Exports;

/// <summary>
/// Dense layers with an activation behind each, as two <c>nn.Sequential</c>. Tied weights are written out: the decoder's are the
/// encoder's transposed, so that modules need not know of it.
/// </summary>
internal static class DenseLayers
{
    /// <summary>Weights and biases of each layer in turn; new tensors live in the caller's dispose scope.</summary>
    /// <param name="weights">Those of <see cref="Networks.DenseAutoencoder"/>.</param>
    /// <param name="codeLayer">The layer that gives the code, from 1.</param>
    public static IReadOnlyList<NamedTensor> Rename(IEnumerable<NamedTensor> weights, int codeLayer)
    {
        var byName = weights.ToDictionary(tensor => tensor.Name, tensor => tensor.Value);
        var count = byName.Keys.Count(name => name.EndsWith("_bias", StringComparison.Ordinal));
        return [.. Enumerable.Range(1, count).SelectMany(layer => Layer(byName, layer, count, codeLayer))];
    }

    private static NamedTensor[] Layer(Dictionary<string, Tensor> byName, int layer, int count, int codeLayer)
    {
        var module = layer <= codeLayer ? $"encoder.{2 * (layer - 1)}" : $"decoder.{2 * (layer - 1 - codeLayer)}";
        var weight = byName.GetValueOrDefault($"network/layer{layer}_weight")
            ?? byName[$"network/layer{count + 1 - layer}_weight"].detach().t().contiguous();
        return [new($"{module}.weight", weight), new($"{module}.bias", byName[$"network/layer{layer}_bias"])];
    }
}
