namespace Orchestrator.Models.Autoencoders;

/// <summary>What makes an autoencoder contractive.</summary>
/// <param name="Weight">Of the mean squared Frobenius norm of the code's Jacobian.</param>
/// <param name="IsTied">Whether the decoder's weights are the encoder's transposed. Untied ones can dodge the penalty.</param>
/// <param name="CodeActivation">sigmoid or relu. ReLU can dodge the penalty by rescaling.</param>
internal sealed record ContractionOptions(double Weight, bool IsTied, string CodeActivation)
{
    /// <summary>Whether the code's activation is a sigmoid.</summary>
    public bool IsSigmoid => CodeActivation == "sigmoid";
}
