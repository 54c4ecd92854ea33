namespace Orchestrator.Models.Fast.Classification;

/// <summary>The convolutions of a classifier for a few images at a time. Whoever made it disposes it.</summary>
internal unsafe interface IClassifierConvolutions : IDisposable
{
    /// <summary>The most images that it takes.</summary>
    int Size { get; }

    /// <summary>Runs both convolutions with ReLU and pooling.</summary>
    /// <param name="images">[count, 784] in [0, 1].</param>
    /// <param name="count">Images.</param>
    /// <param name="pooled">[count, 1568]; overwritten.</param>
    void Run(float* images, int count, float* pooled);
}
