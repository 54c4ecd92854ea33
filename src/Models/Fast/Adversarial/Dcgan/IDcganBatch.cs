namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>Both networks of a DCGAN at work on a batch, in memory that stays.</summary>
internal unsafe interface IDcganBatch : IDisposable
{
    /// <summary>Takes real images.</summary>
    /// <param name="pixels">All images: [n, 784].</param>
    /// <param name="rows">Which of them are the batch.</param>
    /// <param name="change">What pixels are multiplied by, and what is added then.</param>
    void TakeImages(float* pixels, ReadOnlySpan<long> rows, (float Factor, float Addend) change);

    /// <summary>Takes the generator's noise.</summary>
    /// <param name="noise">[count, noise size].</param>
    /// <param name="count">Images.</param>
    void TakeNoise(float* noise, int count);

    /// <summary>Generates images, judges both kinds, and leaves the gradients of the discriminator's loss by its parameters.</summary>
    /// <param name="count">Images of each kind, at least 2.</param>
    /// <param name="values">The discriminator's figures, as <see cref="LogitLosses.Discriminator"/> gives them.</param>
    void DifferentiateDiscriminator(int count, Span<double> values);

    /// <summary>Judges the generated images again, and leaves the gradients of the generator's loss by its parameters.</summary>
    /// <param name="count">Images.</param>
    /// <returns>The generator's loss.</returns>
    double DifferentiateGenerator(int count);
}
