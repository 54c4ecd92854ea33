using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Training;

/// <summary>Corrupts images.</summary>
internal static class Corruptions
{
    /// <summary>
    /// gaussian: x + level N(0, 1), clipped to [0, 1]. masking: each pixel to 0 with probability level. salt-pepper: to 0 or
    /// to 1 with probability level / 2 each.
    /// </summary>
    /// <param name="corruption">Kind and level.</param>
    /// <param name="images">[n, 784] in [0, 1]; left as they are.</param>
    /// <param name="generator">The stream; one number is drawn for each pixel whatever the kind.</param>
    /// <returns>[n, 784] in [0, 1], in the caller's dispose scope.</returns>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static Tensor Apply(this Corruption corruption, Tensor images, Generator generator) => corruption.Kind switch
    {
        "gaussian" => empty_like(images).normal_(0, 1, generator).Multiply(corruption.Level).Add(images).Clamp(0, 1),
        "masking" => images.FilledWhere(Uniform(images, generator).IsBelow(corruption.Level), 0),
        "salt-pepper" => SaltAndPepper(images, corruption.Level, Uniform(images, generator)),
        _ => throw new ArgumentException($"No corruption is called {corruption.Kind}.", nameof(corruption)),
    };

    private static Tensor Uniform(Tensor images, Generator generator) => empty_like(images).uniform_(0, 1, generator);

    private static Tensor SaltAndPepper(Tensor images, double level, Tensor uniform) =>
        images.FilledWhere(uniform.IsBelow(level), 0).FilledWhere(uniform.IsBelow(level / 2), 1);
}
