using Orchestrator.Models.Catalog;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Autoencoders;

/// <summary>A base whose inputs are corrupted afresh at every step and whose targets are clean (Vincent et al. 2008).</summary>
internal sealed record DenoisingOptions : AutoencoderOptions
{
    public const string DefaultCorruption = "gaussian";
    public const double DefaultNoiseLevel = 0.3;
    public const double DefaultL1Weight = 0;

    public DenoisingOptions(ParameterSet parameters) : base(parameters, NetworkOptions.ReadBase(parameters))
    {
        Corruption = new(parameters.Text("corruption", DefaultCorruption), parameters.Number("noise_level", DefaultNoiseLevel));
        L1Weight = parameters.Number("l1_weight", DefaultL1Weight);
    }

    /// <inheritdoc/>
    public override Corruption? Corruption { get; }

    /// <inheritdoc/>
    public override double L1Weight { get; }
}
