using Orchestrator.Models.Catalog;
using Orchestrator.Models.Networks;

namespace Orchestrator.Models.Autoencoders;

/// <summary>A dense base with a sigmoid code, tied weights and a penalty on the code's Jacobian (Rifai et al. 2011).</summary>
internal sealed record ContractiveOptions : AutoencoderOptions
{
    public const double DefaultWeight = 1e-4;
    public const bool DefaultTied = true;
    public const string DefaultCodeActivation = "sigmoid";

    public ContractiveOptions(ParameterSet parameters) : base(parameters, NetworkOptions.ReadBase(parameters)) =>
        Contraction = new(
            parameters.Number("contraction_weight", DefaultWeight),
            parameters.Flag("tied", DefaultTied),
            parameters.Text("code_activation", DefaultCodeActivation));

    /// <inheritdoc/>
    public override ContractionOptions? Contraction { get; }
}
