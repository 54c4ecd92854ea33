using Orchestrator.Models.Catalog;
using Orchestrator.Models.Networks;

namespace Orchestrator.Models.Autoencoders;

/// <summary>784-128-64-128-784 by default.</summary>
internal sealed record MultilayerOptions : AutoencoderOptions
{
    public MultilayerOptions(ParameterSet parameters) : base(parameters, DenseNetworkOptions.ReadMultilayer(parameters))
    {
    }
}
