using static TorchSharp.torch;

namespace Orchestrator.Models.Metrics;

/// <summary>Codes of images and what the images show. The owner of the tensor is whoever made it.</summary>
/// <param name="Codes">[n, units].</param>
/// <param name="Labels">n classes, from 0.</param>
internal sealed record LabeledCodes(Tensor Codes, byte[] Labels);
