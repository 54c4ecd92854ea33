using Orchestrator.Models.Catalog;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Gans;

/// <summary>What every GAN is trained with.</summary>
internal abstract record AdversarialOptions
{
    public const int DefaultBatchSize = 64;
    public const int DefaultNoiseSize = 100;
    public const string DefaultNoise = "gaussian";
    public const double DefaultLearningRate = 2e-4;
    public const double DefaultLabelSmoothing = 0;
    public const string DefaultLossKind = "non-saturating";

    protected AdversarialOptions(ParameterSet parameters, double defaultLearningRate = DefaultLearningRate)
    {
        Training = TrainingOptions.Read(parameters, DefaultBatchSize);
        NoiseSize = parameters.Integer("noise_size", DefaultNoiseSize);
        Noise = parameters.Text("noise", DefaultNoise);
        GeneratorLearningRate = parameters.Number("generator_learning_rate", defaultLearningRate);
        DiscriminatorLearningRate = parameters.Number("discriminator_learning_rate", defaultLearningRate);
        LabelSmoothing = parameters.Number("label_smoothing", DefaultLabelSmoothing);
        LossKind = parameters.Text("generator_loss_kind", DefaultLossKind);
    }

    /// <summary>Of both optimizers.</summary>
    public virtual double Beta1 => 0.5;

    /// <summary>How long and on what.</summary>
    public TrainingOptions Training { get; init; }

    /// <summary>Numbers that the generator makes an image from.</summary>
    public int NoiseSize { get; }

    /// <summary>gaussian, N(0, 1), or uniform, U(-1, 1).</summary>
    public string Noise { get; }

    /// <summary>The generator's rate.</summary>
    public double GeneratorLearningRate { get; }

    /// <summary>The discriminator's rate.</summary>
    public double DiscriminatorLearningRate { get; }

    /// <summary>What is taken off the label 1 of real images.</summary>
    public double LabelSmoothing { get; }

    /// <summary>The generator's loss: non-saturating or saturating.</summary>
    public string LossKind { get; }
}
