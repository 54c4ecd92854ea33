using Orchestrator.Models.Catalog;

namespace Orchestrator.Models.Networks;

/// <summary>784 - hidden layers - code - hidden layers - 784.</summary>
/// <param name="CodeSize">Units of the middle layer.</param>
/// <param name="HiddenLayers">Hidden layers on each side of it.</param>
/// <param name="HiddenSize">Units of each of those.</param>
internal sealed record DenseNetworkOptions(int CodeSize, int HiddenLayers, int HiddenSize) : NetworkOptions
{
    public const int DefaultCodeSize = 64;
    public const int DefaultHiddenLayers = 1;
    public const int DefaultHiddenSize = 128;

    /// <inheritdoc/>
    public override int HiddenLayerCount => 2 * HiddenLayers + 1;

    /// <inheritdoc/>
    public override int MiddleLayer => HiddenLayers + 1;

    /// <inheritdoc/>
    public override string DefaultLoss => "mse";

    /// <inheritdoc/>
    public override int DefaultBatchSize => 256;

    /// <summary>Units of input, hidden layers and output, in order.</summary>
    public int[] UnitCounts(int pixelCount)
    {
        var side = Enumerable.Repeat(HiddenSize, HiddenLayers).ToArray();
        return [pixelCount, .. side, CodeSize, .. side, pixelCount];
    }

    public static DenseNetworkOptions ReadVanilla(ParameterSet parameters) =>
        new(parameters.Integer("code_size", DefaultCodeSize), HiddenLayers: 0, HiddenSize: 0);

    public static DenseNetworkOptions ReadMultilayer(ParameterSet parameters) => new(
        parameters.Integer("code_size", DefaultCodeSize),
        parameters.Integer("hidden_layers", DefaultHiddenLayers),
        parameters.Integer("hidden_size", DefaultHiddenSize));
}
