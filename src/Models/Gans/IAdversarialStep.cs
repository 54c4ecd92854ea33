using Orchestrator.Models.Fast;
using Orchestrator.Models.Optimizers;
using static TorchSharp.torch;

namespace Orchestrator.Models.Gans;

/// <summary>What a GAN does with a batch. Owns both optimizers, not the networks.</summary>
internal interface IAdversarialStep : IDisposable
{
    /// <summary>Names of what <see cref="Run"/> gives.</summary>
    IReadOnlyList<string> Metrics { get; }

    /// <summary>Both optimizers, by name.</summary>
    IReadOnlyList<KeyValuePair<string, Optimizer>> Optimizers { get; }

    /// <summary>Trains on one batch. Everything made lives in the caller's dispose scope.</summary>
    /// <param name="real">[n, 784] in [-1, 1].</param>
    /// <param name="noise">[n, k].</param>
    /// <param name="mixing">The epoch's stream for what else is drawn.</param>
    /// <returns>Detached scalars.</returns>
    Tensor[] Run(Tensor real, Tensor noise, NoiseStream mixing);
}
