namespace Orchestrator.Models.Exports;

/// <summary>
/// The convolutional autoencoder as two <c>nn.Sequential</c>: three times convolution, ReLU, pooling, then three times convolution, ReLU,
/// upsampling, then a convolution and the sigmoid.
/// </summary>
internal static class ConvolutionalLayers
{
    private const int LayersOfSide = 3;
    private const int ModulesOfLayer = 3;

    /// <summary>The modules' names by those of <see cref="Networks.ConvolutionalAutoencoder"/>.</summary>
    /// <param name="codeLayer">The layer that gives the code, from 1: up to 3 behind its pooling, from 4 on behind its ReLU.</param>
    public static Dictionary<string, string> Names(int codeLayer)
    {
        var cut = codeLayer * ModulesOfLayer - (codeLayer > LayersOfSide ? 1 : 0);
        string[] layers = [.. Side("encoder"), .. Side("decoder"), "network/output"];
        return layers.Index().ToDictionary(layer => layer.Item, layer => Name(layer.Index * ModulesOfLayer, cut));
    }

    private static IEnumerable<string> Side(string name) => Enumerable.Range(1, LayersOfSide).Select(i => $"network/{name}{i}");

    private static string Name(int place, int cut) => place < cut ? $"encoder.{place}" : $"decoder.{place - cut}";
}
