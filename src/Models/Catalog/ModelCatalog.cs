using Orchestrator.Models.Autoencoders;
using Orchestrator.Models.Gans;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Catalog;

/// <summary>
/// Every model by name. All but <see cref="Create"/> works without libtorch's native libraries.
/// </summary>
public static class ModelCatalog
{
    /// <summary>The models, in the order of the documentation.</summary>
    public static IReadOnlyList<ModelDefinition> All { get; } =
    [
        Autoencoder(ModelNames.Vanilla, "A dense autoencoder: 784-code-784.", 256,
            parameters => new VanillaOptions(parameters)),
        Autoencoder(ModelNames.Multilayer, "A dense autoencoder with hidden layers on both sides of the code.", 256,
            parameters => new MultilayerOptions(parameters)),
        Autoencoder(ModelNames.Convolutional, "A convolutional autoencoder with a 4x4x8 code.", 128,
            parameters => new ConvolutionalOptions(parameters)),
        Autoencoder(ModelNames.Sparse, "An autoencoder with an L1 activity penalty on its code.", 256,
            parameters => new SparseOptions(parameters)),
        Autoencoder(ModelNames.Denoising, "An autoencoder that restores clean images from corrupted ones.", 256,
            parameters => new DenoisingOptions(parameters)),
        Autoencoder(ModelNames.Contractive, "A dense autoencoder with a penalty on the Jacobian of its code.", 256,
            parameters => new ContractiveOptions(parameters)),
        new(ModelNames.Vae, "A variational autoencoder: a code drawn from a distribution, and images from codes.", VaeOptions.DefaultBatchSize,
            request => VaeTrainer.Create(request, new(request.Parameters))),
        Gan(ModelNames.Gan, "A GAN of dense networks.",
            parameters => new GanOptions(parameters)),
        Gan(ModelNames.Dcgan, "A GAN of convolutional networks.",
            parameters => new DcganOptions(parameters)),
        Gan(ModelNames.WganGp, "A GAN of dense networks with a Wasserstein loss and a gradient penalty.",
            parameters => new WassersteinOptions(parameters)),
    ];

    /// <summary>The model called <paramref name="name"/>, or null.</summary>
    public static ModelDefinition? Find(string name) => All.FirstOrDefault(model => model.Name == name);

    /// <summary>What is wrong with <paramref name="parameters"/> for <paramref name="model"/>; all of it, nothing if it is sound.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="parameters">What is given; absent values take defaults and are always sound.</param>
    /// <returns>One sentence each, with the parameter, the value and what is allowed.</returns>
    public static IReadOnlyList<string> Validate(string model, ParameterSet parameters) =>
        [.. ParameterRules.Problems(model, parameters).Select(problem => problem.Message)];

    /// <summary>What is allowed but known to go wrong, one sentence each. Empty for parameters that do not validate.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="parameters">What is given.</param>
    public static IReadOnlyList<string> Warnings(string model, ParameterSet parameters) =>
        ParameterRules.Problems(model, parameters).Any() ? [] : [.. ParameterWarnings.Of(model, parameters)];

    /// <summary>Makes a trainer, at epoch 0. The caller disposes it.</summary>
    /// <exception cref="InvalidParameterException">A parameter is out of range, does not fit another, or does not fit the data set.</exception>
    public static ITrainer Create(TrainerRequest request)
    {
        var problem = ParameterRules.Problems(request.Model, request.Parameters).FirstOrDefault();
        return problem is null ? Find(request.Model)!.Create(request) : throw problem;
    }

    private static ModelDefinition Autoencoder(
        string name, string summary, int batchSize, Func<ParameterSet, AutoencoderOptions> read) =>
        new(name, summary, batchSize, request => AutoencoderTrainer.Create(request, read(request.Parameters)));

    private static ModelDefinition Gan(string name, string summary, Func<ParameterSet, AdversarialOptions> read) =>
        new(name, summary, AdversarialOptions.DefaultBatchSize,
            request => GanTrainer.Create(request, read(request.Parameters)));
}
