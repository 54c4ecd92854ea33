namespace Orchestrator.Abstractions.Trials;

/// <summary>Why a trial failed.</summary>
public enum FailureKind
{
    /// <summary>The loss became NaN or infinite, or worse than predicting the mean image.</summary>
    Diverged,

    /// <summary>The generator draws the same few images.</summary>
    ModeCollapse,

    /// <summary>The discriminator tells every image apart and the generator no longer learns.</summary>
    DiscriminatorWon,

    /// <summary>The output does not depend on the input.</summary>
    DeadModel,

    /// <summary>The code of a variational autoencoder carries nothing.</summary>
    PosteriorCollapse,

    /// <summary>The worker ran out of memory.</summary>
    OutOfMemory,

    /// <summary>The worker was lost.</summary>
    WorkerLost,

    /// <summary>The trial cannot be trained as asked.</summary>
    InvalidInput,

    /// <summary>A fault of the program.</summary>
    Internal,
}
