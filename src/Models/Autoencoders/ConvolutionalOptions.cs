using Orchestrator.Models.Catalog;
using Orchestrator.Models.Networks;

namespace Orchestrator.Models.Autoencoders;

/// <summary>Convolutions and pooling; trained with bce by default, since mse collapses to black images in most seeds.</summary>
internal sealed record ConvolutionalOptions : AutoencoderOptions
{
    public ConvolutionalOptions(ParameterSet parameters) : base(parameters, new ConvolutionalNetworkOptions())
    {
    }
}
