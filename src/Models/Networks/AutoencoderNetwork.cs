using static TorchSharp.torch;

namespace Orchestrator.Models.Networks;

/// <summary>Maps images to images through a code. Owns its parameters.</summary>
internal abstract class AutoencoderNetwork(string name) : nn.Module(name)
{
    /// <summary>Where its weights lie.</summary>
    public Device Device => parameters().First().device;

    /// <summary>Runs the network.</summary>
    /// <param name="images">[n, 784] in [0, 1], on <see cref="Device"/>.</param>
    public abstract Activations Run(Tensor images);

    /// <summary>Runs what comes after a hidden layer, with the operators of <see cref="Run"/>.</summary>
    /// <param name="codes">What the layer gives for n images, [n, units], on <see cref="Device"/>.</param>
    /// <param name="layer">The layer, from 1.</param>
    /// <returns>The logits of the images: [n, 784].</returns>
    public abstract Tensor Decode(Tensor codes, int layer);
}
