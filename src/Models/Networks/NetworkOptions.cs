using Orchestrator.Models.Catalog;

namespace Orchestrator.Models.Networks;

/// <summary>The shape of an autoencoder's network and what follows from it.</summary>
internal abstract record NetworkOptions
{
    /// <summary>Layers between input and output.</summary>
    public abstract int HiddenLayerCount { get; }

    /// <summary>The middle hidden layer, from 1.</summary>
    public abstract int MiddleLayer { get; }

    /// <summary>The loss where a trial does not say.</summary>
    public abstract string DefaultLoss { get; }

    /// <summary>Images per step where a trial does not say.</summary>
    public abstract int DefaultBatchSize { get; }

    /// <summary>The network called <paramref name="kind"/>, or the one that the parameter <c>base</c> asks for.</summary>
    public static NetworkOptions ReadBase(ParameterSet parameters, string? kind = null) =>
        (kind ?? parameters.Text("base", ModelNames.Vanilla)) switch
        {
            ModelNames.Vanilla => DenseNetworkOptions.ReadVanilla(parameters),
            ModelNames.Multilayer => DenseNetworkOptions.ReadMultilayer(parameters),
            ModelNames.Convolutional => new ConvolutionalNetworkOptions(),
            var other => throw new InvalidParameterException("base", other, "vanilla, multilayer or convolutional"),
        };
}
