using Orchestrator.Models.Fast.Adversarial.Dcgan;
using Orchestrator.Models.Gans;
using TorchSharp;
using static TorchSharp.torch;

namespace Orchestrator.Models.Fast.Adversarial;

/// <summary>Finds the fast way to train a GAN.</summary>
internal static class FastAdversary
{
    /// <summary>The fast way to train both networks, which the caller disposes after it, or null where there is none.</summary>
    public static IAdversarialStep? TryCreate(
        AdversarialOptions options, nn.Module<Tensor, Tensor> generator, nn.Module<Tensor, Tensor> discriminator) =>
        generator.parameters().First().device_type == DeviceType.CPU
            ? DenseAdversary.TryCreate(options, generator, discriminator)
                ?? (IAdversarialStep?)FastDcgan.TryCreate(options, generator, discriminator)
            : null;
}
