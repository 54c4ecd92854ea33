using static Orchestrator.Models.Catalog.ModelNames;
using static Orchestrator.Models.Catalog.ParameterValueKind;

namespace Orchestrator.Models.Catalog;

/// <summary>Every hyperparameter with its range and the models that have it.</summary>
public static class ParameterCatalog
{
    private static readonly string[] WithOptimizer = [.. ModelNames.Autoencoders, Vae];
    private static readonly string[] WithDiscriminator = [Gan, Dcgan];
    private static readonly string[] Bases = [Vanilla, Multilayer, Convolutional];
    private static readonly string[] WithCodeSize = [Vanilla, Multilayer, Sparse, Denoising, Contractive, Vae];
    private static readonly string[] WithHiddenLayers = [Multilayer, Sparse, Denoising, Contractive];
    private static readonly string[] WithBase = [Sparse, Denoising, Contractive];

    /// <summary>The definitions, in the order of the documentation.</summary>
    public static IReadOnlyList<ParameterDefinition> All { get; } =
    [
        new("model", Choice, ModelNames.All, "The model.") { Choices = ModelNames.All },
        new("dataset", Choice, ModelNames.All, "The data set. Default: digits.") { Choices = ["digits", "mnist", "fashion-mnist", "idx"] },
        new("epochs", Integer, ModelNames.All, "Passes over the training images. Default: 20.") { Min = 1, Max = 100_000 },
        new("batch_size", Integer, ModelNames.All, "Images per step. Default: 256 for dense autoencoders, 128 for convolutional ones, 64 for GANs.") { Min = 1, Max = 60_000 },
        new("validation_size", Integer, ModelNames.All, "Training images held back to select on; 0 selects on the test set. Default: 0.") { Min = 0, Max = 30_000 },
        new("learning_rate", Number, WithOptimizer, "The optimizer's learning rate. Default: 0.001.") { IsTunable = true, Min = 0, IsMinExcluded = true, Max = 10 },
        new("optimizer", Choice, WithOptimizer, "The optimizer. Default: adam.") { Choices = ["adam", "sgd", "rmsprop", "adadelta"] },
        new("loss", Choice, WithOptimizer, "The reconstruction loss. Default: mse; bce for convolutional and vae.") { Choices = ["mse", "bce"] },
        new("code_size", Integer, WithCodeSize, "Units of the code. Default: 64; 16 for vae.") { Min = 1, Max = 4096 },
        new("hidden_layers", Integer, WithHiddenLayers, "Hidden layers on each side of the code, for multilayer and bases of that kind. Default: 1.") { Min = 1, Max = 4 },
        new("hidden_size", Integer, WithHiddenLayers, "Units of each hidden layer. Default: 128.") { Min = 1, Max = 4096 },
        new("base", Choice, WithBase, "The network under the regulariser; contractive takes the dense ones. Default: vanilla.") { Choices = Bases },
        new("code_layer", Integer, WithBase, "The hidden layer that serves as the code, from 1. Default: the middle one.") { Min = 1, Max = 9 },
        new("l1_weight", Number, [Sparse, Denoising], "Weight of the L1 activity penalty on the code. Default: 0.0001 for sparse, 0 for denoising.") { IsTunable = true, Min = 0, Max = 10 },
        new("noise_level", Number, [Denoising], "Level of the corruption of training inputs. Default: 0.3.") { IsTunable = true, Min = 0, Max = 1 },
        new("corruption", Choice, [Denoising], "Kind of the corruption of training inputs. Default: gaussian.") { Choices = ["gaussian", "masking", "salt-pepper"] },
        new("contraction_weight", Number, [Contractive], "Weight of the mean squared Frobenius norm of the code's Jacobian. Default: 0.0001.") { IsTunable = true, Min = 0, Max = 10 },
        new("tied", Flag, [Contractive], "Whether the decoder is the encoder transposed. Default: true."),
        new("code_activation", Choice, [Contractive], "The code's activation. Default: sigmoid.") { Choices = ["sigmoid", "relu"] },
        new("beta", Number, [Vae], "Weight of the code's divergence from N(0,1) against the reconstruction. Default: 1.") { IsTunable = true, Min = 0, Max = 1000 },
        new("noise_size", Integer, ModelNames.Gans, "Size of the generator's noise. Default: 100.") { Min = 1, Max = 4096 },
        new("noise", Choice, ModelNames.Gans, "Distribution of the generator's noise: N(0,1) or U(-1,1). Default: gaussian.") { Choices = ["gaussian", "uniform"] },
        new("generator_learning_rate", Number, ModelNames.Gans, "The generator's learning rate. Default: 0.0002; 0.0001 for wgan-gp.") { IsTunable = true, Min = 0, IsMinExcluded = true, Max = 10 },
        new("discriminator_learning_rate", Number, ModelNames.Gans, "The discriminator's, or critic's, learning rate. Default: 0.0002; 0.0001 for wgan-gp.") { IsTunable = true, Min = 0, IsMinExcluded = true, Max = 10 },
        new("label_smoothing", Number, WithDiscriminator, "What is taken off the label 1 of real images. Default: 0.") { IsTunable = true, Min = 0, Max = 0.5 },
        new("generator_loss_kind", Choice, WithDiscriminator, "-log D(G(z)), or log(1 - D(G(z))) as first published. Default: non-saturating.") { Choices = ["non-saturating", "saturating"] },
        new("width", Integer, [Dcgan], "Channels of the narrowest layer. Default: 16.") { Min = 1, Max = 256 },
        new("critic_steps", Integer, [WganGp], "Steps of the critic for each of the generator. Default: 5.") { Min = 1, Max = 100 },
        new("gradient_penalty", Number, [WganGp], "Weight of the penalty on the critic's gradient. Default: 10.") { IsTunable = true, Min = 0, Max = 1000 },
    ];

    /// <summary>The definition of <paramref name="name"/>, or null.</summary>
    public static ParameterDefinition? Find(string name) => All.FirstOrDefault(definition => definition.Name == name);
}
