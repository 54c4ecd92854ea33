using System.Runtime.CompilerServices;
using Orchestrator.Models.Data;
using Orchestrator.Models.Tensors;
using TorchSharp;
using static TorchSharp.torch;

namespace Orchestrator.Models.Training;

/// <summary>Images as floats, made once for each set of images and shared by all trainers of the process.</summary>
internal static class ResidentImages
{
    private static readonly ConditionalWeakTable<LabeledImages, Tensor> Tensors = [];
    private static readonly ConditionalWeakTable<LabeledImages, Dictionary<string, Tensor>> OnDevices = [];

    /// <summary>[count, 784] in [0, 1]. Not to be written to; it goes when the images go.</summary>
    public static Tensor Of(LabeledImages images) => Tensors.GetValue(images, Load);

    /// <summary>The same on a device.</summary>
    public static Tensor Of(LabeledImages images, Device device)
    {
        if (device.type == DeviceType.CPU) { return Of(images); }

        var known = OnDevices.GetOrCreateValue(images);
        lock (known)
        {
            // Where there is no memory for them now there may be for the next trial.
            return known.TryGetValue(device.ToString(), out var there) ? there
                : known[device.ToString()] = Of(images).to(device).DetachFromDisposeScope();
        }
    }

    private static Tensor Load(LabeledImages images)
    {
        using var scope = NewDisposeScope();
        return tensor(images.Pixels, dtype: uint8).to(float32).Divide(255).view(-1, LabeledImages.PixelCount).DetachFromDisposeScope();
    }
}
