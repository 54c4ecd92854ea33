using Orchestrator.Models.Catalog;
using Orchestrator.Models.Optimizers;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Autoencoders;

/// <summary>A variational autoencoder (Kingma and Welling 2013), with a weight on its divergence (Higgins et al. 2017).</summary>
internal sealed record VaeOptions
{
    public const int DefaultBatchSize = 256;
    public const int DefaultCodeSize = 16;
    public const string DefaultLoss = "bce";
    public const double DefaultBeta = 1;

    public VaeOptions(ParameterSet parameters)
    {
        Training = TrainingOptions.Read(parameters, DefaultBatchSize);
        Optimizer = OptimizerOptions.Read(parameters);
        Loss = parameters.Text("loss", DefaultLoss);
        CodeSize = parameters.Integer("code_size", DefaultCodeSize);
        Beta = parameters.Number("beta", DefaultBeta);
    }

    /// <summary>How long and on what.</summary>
    public TrainingOptions Training { get; init; }

    /// <summary>The optimizer.</summary>
    public OptimizerOptions Optimizer { get; }

    /// <summary>The reconstruction loss, summed over pixels: bce or mse.</summary>
    public string Loss { get; }

    /// <summary>Units of the code.</summary>
    public int CodeSize { get; }

    /// <summary>The divergence's weight.</summary>
    public double Beta { get; }
}
