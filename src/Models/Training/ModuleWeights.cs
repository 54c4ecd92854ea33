using static TorchSharp.torch;

namespace Orchestrator.Models.Training;

/// <summary>Lists the weights of networks.</summary>
internal static class ModuleWeights
{
    /// <summary>All parameters, then all buffers, as <c>prefix/name</c>, in the order in which they were registered.</summary>
    public static IEnumerable<NamedTensor> Of(string prefix, nn.Module module) =>
    [
        .. module.named_parameters().Select(pair => new NamedTensor($"{prefix}/{pair.name}", pair.parameter)),
        .. module.named_buffers().Select(pair => new NamedTensor($"{prefix}/{pair.name}", pair.buffer)),
    ];
}
