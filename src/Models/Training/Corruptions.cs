using Orchestrator.Models.Fast;
using TorchSharp;
using static TorchSharp.torch;

namespace Orchestrator.Models.Training;

/// <summary>Corrupts images.</summary>
internal static unsafe class Corruptions
{
    /// <summary>
    /// gaussian: x + level N(0, 1), clipped to [0, 1]. masking: each pixel to 0 with probability level. salt-pepper: to 0 or
    /// to 1 with probability level / 2 each.
    /// </summary>
    /// <param name="corruption">Kind and level.</param>
    /// <param name="images">[n, 784] in [0, 1]; left as they are.</param>
    /// <param name="noise">The stream; one number is drawn for each pixel whatever the kind.</param>
    /// <returns>[n, 784] in [0, 1], in the caller's dispose scope.</returns>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static Tensor Apply(this Corruption corruption, Tensor images, NoiseStream noise) => images.device_type == DeviceType.CPU
        ? ApplyOnCpu(corruption, images, noise)
        : ApplyOnCpu(corruption, images.to(CPU), noise).to(images.device);

    private static Tensor ApplyOnCpu(Corruption corruption, Tensor images, NoiseStream noise)
    {
        var corrupted = empty_like(images);
        var count = checked((int)images.numel());
        CorruptionKernel.Apply(corruption, TensorMemory.Floats(images), TensorMemory.Floats(corrupted), count, noise);
        GC.KeepAlive(images);
        return corrupted;
    }
}
