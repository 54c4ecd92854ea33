using Orchestrator.Models.Autoencoders;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Exports;

/// <summary>
/// Weights under the names that they have in PyTorch modules made of <c>nn.Sequential</c>, as <c>docs/guides/pytorch.md</c> has them.
/// An autoencoder is parted behind the layer that is its code.
/// </summary>
internal static class PortableWeights
{
    private static readonly Dictionary<string, string> Vae = new()
    {
        ["network/encoder"] = "encoder.0",
        ["network/mean"] = "mean",
        ["network/log_variance"] = "log_variance",
        ["network/decoder"] = "decoder.0",
        ["network/output"] = "decoder.2",
    };

    private static readonly Dictionary<string, string> DenseGan = new()
    {
        ["generator/layer1"] = "generator.0",
        ["generator/layer2"] = "generator.2",
        ["generator/norm2"] = "generator.3",
        ["generator/layer3"] = "generator.5",
        ["generator/norm3"] = "generator.6",
        ["generator/layer4"] = "generator.8",
        ["generator/norm4"] = "generator.9",
        ["generator/layer5"] = "generator.11",
        ["discriminator/layer1"] = "discriminator.0",
        ["discriminator/layer2"] = "discriminator.2",
        ["discriminator/layer3"] = "discriminator.4",
    };

    private static readonly Dictionary<string, string> ConvolutionalGan = new()
    {
        ["generator/projection"] = "generator.0",
        ["generator/norm1"] = "generator.2",
        ["generator/layer2"] = "generator.4",
        ["generator/norm2"] = "generator.5",
        ["generator/layer3"] = "generator.7",
        ["discriminator/layer1"] = "discriminator.1",
        ["discriminator/layer2"] = "discriminator.3",
        ["discriminator/norm2"] = "discriminator.4",
        ["discriminator/layer3"] = "discriminator.7",
    };

    /// <summary>The weights, contiguous, renamed.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="parameters">What it was trained with.</param>
    /// <param name="weights">Its weights as <see cref="ITrainedModel.Weights"/> has them.</param>
    public static IReadOnlyList<NamedTensor> Of(string model, ParameterSet parameters, IReadOnlyList<NamedTensor> weights) => model switch
    {
        ModelNames.Vae => Rename(weights, Vae),
        ModelNames.Dcgan => Rename(weights, ConvolutionalGan),
        ModelNames.Gan or ModelNames.WganGp => Rename(weights, DenseGan),
        _ => OfAutoencoder(AutoencoderTrainer.ReadOptions(model, parameters), weights),
    };

    private static IReadOnlyList<NamedTensor> OfAutoencoder(AutoencoderOptions options, IReadOnlyList<NamedTensor> weights) =>
        options.Network is DenseNetworkOptions
            ? DenseLayers.Rename(weights, options.CodeLayer)
            : Rename(weights, ConvolutionalLayers.Names(options.CodeLayer));

    // network/encoder1.weight is the tensor weight of the module network/encoder1.
    private static List<NamedTensor> Rename(IEnumerable<NamedTensor> weights, Dictionary<string, string> modules) =>
    [
        .. weights.Select(tensor =>
        {
            var dot = tensor.Name.LastIndexOf('.');
            return tensor with { Name = modules[tensor.Name[..dot]] + tensor.Name[dot..] };
        }),
    ];
}
