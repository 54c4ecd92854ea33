using Orchestrator.Models.Catalog;
using Orchestrator.Models.Networks;

namespace Orchestrator.Models.Autoencoders;

/// <summary>784-code-784.</summary>
internal sealed record VanillaOptions : AutoencoderOptions
{
    public VanillaOptions(ParameterSet parameters) : base(parameters, DenseNetworkOptions.ReadVanilla(parameters))
    {
    }
}
