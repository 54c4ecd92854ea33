using System.Runtime.CompilerServices;
using Orchestrator.Models.Data;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Training;

/// <summary>Images as floats, made once for each set of images and shared by all trainers of the process.</summary>
internal static class ResidentImages
{
    private static readonly ConditionalWeakTable<LabeledImages, Tensor> Tensors = [];

    /// <summary>[count, 784] in [0, 1]. Not to be written to; it goes when the images go.</summary>
    public static Tensor Of(LabeledImages images) => Tensors.GetValue(images, Load);

    private static Tensor Load(LabeledImages images)
    {
        using var scope = NewDisposeScope();
        return tensor(images.Pixels, dtype: uint8).to(float32).Divide(255).view(-1, LabeledImages.PixelCount).DetachFromDisposeScope();
    }
}
