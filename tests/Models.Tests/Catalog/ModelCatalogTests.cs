using Orchestrator.Models.Catalog;

namespace Orchestrator.Models.Tests.Catalog;

public sealed class ModelCatalogTests
{
    [Fact]
    public void All_Models_AreThoseOfModelNamesInOrder() =>
        Assert.Equal(ModelNames.All, ModelCatalog.All.Select(model => model.Name));

    [Theory]
    [InlineData("vanilla", "autoencoder", 256)]
    [InlineData("denoising", "denoising", 256)]
    [InlineData("convolutional", "autoencoder", 128)]
    [InlineData("dcgan", "gan", 64)]
    [InlineData("vae", "vae", 256)]
    [InlineData("wgan-gp", "gan", 64)]
    public void Find_Name_GivesFamilyAndDefaults(string name, string family, int batchSize)
    {
        var model = ModelCatalog.Find(name)!;

        Assert.Equal((family, 20, batchSize), (model.Family, model.DefaultEpochs, model.DefaultBatchSize));
        Assert.Contains(model.Parameters, parameter => parameter.Name == "epochs");
    }

    [Fact]
    public void Find_UnknownName_GivesNull() => Assert.Null(ModelCatalog.Find("vea"));

    [Fact]
    public void Validate_Nothing_IsSoundForEveryModel() =>
        Assert.All(ModelNames.All, model => Assert.Empty(ModelCatalog.Validate(model, Set())));

    [Theory]
    [InlineData("sparse", "l1_weight", 11.0, "l1_weight must be a number in [0, 10], but got 11.")]
    [InlineData("vanilla", "code_size", 0L, "code_size must be an integer in [1, 4096], but got 0.")]
    [InlineData("vanilla", "code_size", 2.5, "code_size must be an integer in [1, 4096], but got 2.5.")]
    [InlineData("vanilla", "learning_rate", 0.0, "learning_rate must be a number in (0, 10], but got 0.")]
    [InlineData("vanilla", "learning_rate", double.NaN, "learning_rate must be a number in (0, 10], but got NaN.")]
    [InlineData("vanilla", "optimizer", "adm", "optimizer must be one of adam, sgd, rmsprop, adadelta (nearest: adam), but got adm.")]
    [InlineData("vanilla", "learning_rat", 1.0, "learning_rat must be a parameter that vanilla has (nearest: learning_rate), but got 1.")]
    [InlineData("vanilla", "noise_level", 0.1, "noise_level must be a parameter that vanilla has (nearest: ")]
    [InlineData("contractive", "tied", "yes", "tied must be true or false, but got yes.")]
    [InlineData("contractive", "base", "convolutional", "base must be vanilla or multilayer for contractive, but got convolutional.")]
    [InlineData("sparse", "hidden_size", 128L, "hidden_size must be left out with base vanilla, which has no such size, but got 128.")]
    [InlineData("sparse", "code_layer", 2L, "code_layer must be an integer in [1, 1], the hidden layers of this vanilla network, but got 2.")]
    [InlineData("gan", "batch_size", 1L, "batch_size must be at least 2 for a GAN, since batch normalization needs a variance, but got 1.")]
    [InlineData("gan", "validation_size", 1L, "validation_size must be 0 or at least 2 for a GAN, since frechet_distance needs a covariance, but got 1.")]
    [InlineData("vae", "beta", 1001.0, "beta must be a number in [0, 1000], but got 1001.")]
    [InlineData("wgan-gp", "critic_steps", 0L, "critic_steps must be an integer in [1, 100], but got 0.")]
    [InlineData("wgan-gp", "batch_size", 1L, "batch_size must be at least 2 for a GAN")]
    [InlineData("wgan-gp", "label_smoothing", 0.1, "label_smoothing must be a parameter that wgan-gp has")]
    [InlineData("vanilla", "model", "sparse", "model must be vanilla here, but got sparse.")]
    public void Validate_OneUnsoundValue_SaysWhatIsAllowed(string model, string name, object value, string message) =>
        Assert.StartsWith(message, Assert.Single(ModelCatalog.Validate(model, Set((name, value)))), StringComparison.Ordinal);

    [Fact]
    public void Validate_UnknownModel_NamesTheNearest() =>
        Assert.Contains("nearest: vanilla", Assert.Single(ModelCatalog.Validate("vanila", Set())), StringComparison.Ordinal);

    [Fact]
    public void Validate_ManyUnsoundValues_NamesAll() =>
        Assert.Equal(2, ModelCatalog.Validate("sparse", Set(("l1_weight", -1.0), ("epochs", 0L), ("code_size", 10L))).Count);

    [Fact]
    public void Validate_ConvolutionalBase_RefusesSizes() =>
        Assert.Equal(2, ModelCatalog.Validate("denoising", Set(("base", "convolutional"), ("code_size", 10L), ("hidden_layers", 2L))).Count);

    [Theory]
    [InlineData("sparse", 5L, 0)]
    [InlineData("sparse", 6L, 1)]
    public void Validate_CodeLayer_DependsOnTheHiddenLayers(string model, long layer, int problems) =>
        Assert.Equal(problems, ModelCatalog.Validate(model, Set(("base", "multilayer"), ("hidden_layers", 2L), ("code_layer", layer))).Count);

    [Fact]
    public void Warnings_WhatIsKnownToGoWrong_IsNamed()
    {
        Assert.Empty(ModelCatalog.Warnings("contractive", Set()));
        Assert.Equal(2, ModelCatalog.Warnings("contractive", Set(("tied", false), ("code_activation", "relu"))).Count);
        Assert.Single(ModelCatalog.Warnings("convolutional", Set(("loss", "mse"))));
        Assert.Single(ModelCatalog.Warnings("sparse", Set(("base", "convolutional"), ("loss", "mse"))));
    }

    private static ParameterSet Set(params (string Name, object Value)[] values) =>
        new(values.ToDictionary(pair => pair.Name, pair => pair.Value));
}
