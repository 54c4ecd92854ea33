using Orchestrator.Models.Catalog;

namespace Orchestrator.Models.Gans;

/// <summary>Dense generator and discriminator (Goodfellow et al. 2014).</summary>
internal sealed record GanOptions : AdversarialOptions
{
    public GanOptions(ParameterSet parameters) : base(parameters)
    {
    }
}
