using Orchestrator.Models.Networks;

namespace Orchestrator.Models.Catalog;

/// <summary>Sound parameters that are known to go wrong.</summary>
internal static class ParameterWarnings
{
    /// <summary>One sentence for each.</summary>
    public static IEnumerable<string> Of(string model, ParameterSet parameters)
    {
        if (model == ModelNames.Contractive && !parameters.Flag("tied", true))
        {
            yield return "tied false: an untied decoder can grow while the encoder shrinks, which dodges the contraction penalty.";
        }

        if (model == ModelNames.Contractive && parameters.Text("code_activation", "sigmoid") == "relu")
        {
            yield return "code_activation relu: a ReLU code can dodge the contraction penalty by rescaling.";
        }

        if (parameters.Text("base", model) == ModelNames.Convolutional
            && parameters.Text("loss", ConvolutionalNetworkOptions.BaseLoss) == "mse")
        {
            yield return "loss mse: the convolutional network often collapses to black images under mse; bce does not.";
        }
    }
}
