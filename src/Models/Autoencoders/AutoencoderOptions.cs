using Orchestrator.Models.Catalog;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Optimizers;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Autoencoders;

/// <summary>What every autoencoder is trained with; each model adds its own.</summary>
internal abstract record AutoencoderOptions
{
    protected AutoencoderOptions(ParameterSet parameters, NetworkOptions network)
    {
        Network = network;
        Training = TrainingOptions.Read(parameters, network.DefaultBatchSize);
        Optimizer = OptimizerOptions.Read(parameters);
        Loss = parameters.Text("loss", network.DefaultLoss);
        CodeLayer = parameters.Integer("code_layer", network.MiddleLayer);
    }

    /// <summary>How long and on what.</summary>
    public TrainingOptions Training { get; init; }

    /// <summary>The optimizer.</summary>
    public OptimizerOptions Optimizer { get; }

    /// <summary>The reconstruction loss: mse or bce.</summary>
    public string Loss { get; }

    /// <summary>The network.</summary>
    public NetworkOptions Network { get; }

    /// <summary>The hidden layer that is the code, from 1.</summary>
    public int CodeLayer { get; }

    /// <summary>Weight of the L1 activity penalty on the code.</summary>
    public virtual double L1Weight => 0;

    /// <summary>How training inputs are corrupted, or null.</summary>
    public virtual Corruption? Corruption => null;

    /// <summary>The penalty on the code's Jacobian, or null.</summary>
    public virtual ContractionOptions? Contraction => null;
}
