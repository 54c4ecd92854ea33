using Orchestrator.Models.Catalog;
using Orchestrator.Models.Networks;

namespace Orchestrator.Models.Autoencoders;

/// <summary>A base with an L1 activity penalty on its code.</summary>
internal sealed record SparseOptions : AutoencoderOptions
{
    public const double DefaultL1Weight = 1e-4;

    public SparseOptions(ParameterSet parameters) : base(parameters, NetworkOptions.ReadBase(parameters)) =>
        L1Weight = parameters.Number("l1_weight", DefaultL1Weight);

    /// <inheritdoc/>
    public override double L1Weight { get; }
}
