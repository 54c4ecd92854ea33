namespace Orchestrator.Models.Training;

/// <summary>How a trial fails by its own doing.</summary>
public enum TrainingFailure
{
    /// <summary>The loss became NaN or infinite, or stays above that of the mean image.</summary>
    Diverged,

    /// <summary>The output does not depend on the input, or most of the code is dead.</summary>
    DeadModel,

    /// <summary>The generator draws the same few images.</summary>
    ModeCollapse,

    /// <summary>The discriminator tells every image apart and the generator no longer learns.</summary>
    DiscriminatorWon,

    /// <summary>The code of a variational autoencoder carries nothing.</summary>
    PosteriorCollapse,
}
