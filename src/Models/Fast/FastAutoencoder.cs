using Orchestrator.Models.Autoencoders;
using Orchestrator.Models.Fast.Convolutions;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Optimizers;
using TorchSharp;

namespace Orchestrator.Models.Fast;

/// <summary>Finds the fast way to train an autoencoder.</summary>
internal static class FastAutoencoder
{
    /// <summary>The fast way to train <paramref name="network"/>, which the caller disposes, or null where there is none.</summary>
    public static IFastAutoencoder? TryCreate(AutoencoderOptions options, AutoencoderNetwork network, Optimizer optimizer) =>
        network.Device.type != DeviceType.CPU
            ? null
            : (IFastAutoencoder?)FastDense.TryCreate(options, network, optimizer)
                ?? FastConvolutional.TryCreate(options, network, optimizer);
}
