using Orchestrator.Models.Catalog;

namespace Orchestrator.Models.Gans;

/// <summary>Convolutional generator and discriminator (Radford et al. 2015).</summary>
internal sealed record DcganOptions : AdversarialOptions
{
    public const int DefaultWidth = 16;

    public DcganOptions(ParameterSet parameters) : base(parameters) => Width = parameters.Integer("width", DefaultWidth);

    /// <summary>Channels of the narrowest layer.</summary>
    public int Width { get; }
}
