namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>What a convolutional autoencoder is trained on.</summary>
/// <param name="IsCrossEntropy">Whether the reconstruction loss is bce; else mse.</param>
/// <param name="CodeLayer">The hidden layer that is the code, from 1.</param>
/// <param name="L1Weight">Weight of the sum of the code's values over the batch size; 0 for none.</param>
internal sealed record ConvolutionLoss(bool IsCrossEntropy, int CodeLayer, double L1Weight);
