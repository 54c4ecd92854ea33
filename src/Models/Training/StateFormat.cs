using Orchestrator.Models.Optimizers;

namespace Orchestrator.Models.Training;

/// <summary>
/// A trainer's state as one stream: magic, version, identity, epoch, steps of each optimizer, then each tensor (name, type,
/// shape, bytes), then SHA-256 over all before it. Numbers are little-endian; strings have their length in front.
/// </summary>
internal static class StateFormat
{
    public const int Version = 1;

    /// <summary>The first bytes of a state.</summary>
    public static ReadOnlySpan<byte> Magic => "ORCSTATE"u8;

    /// <summary>Everything that a state holds of a model: weights, buffers and moments, in a fixed order.</summary>
    public static IEnumerable<NamedTensor> Tensors(ITrainedModel model) =>
        model.Weights.Concat(model.Optimizers.SelectMany(pair => Moments(pair.Key, pair.Value)));

    private static IEnumerable<NamedTensor> Moments(string name, Optimizer optimizer) =>
        optimizer.Moments.Select(moment => moment with { Name = $"{name}/{moment.Name}" });
}
