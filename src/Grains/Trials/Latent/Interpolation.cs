namespace Orchestrator.Grains.Trials.Latent;

/// <summary>A way from one point to another.</summary>
/// <param name="from">At share 0.</param>
/// <param name="to">At share 1.</param>
/// <param name="share">0 to 1.</param>
internal delegate float[] Interpolate(ReadOnlySpan<float> from, ReadOnlySpan<float> to, double share);

/// <summary>Ways from one point to another.</summary>
internal static class Interpolation
{
    // Below this the great circle is as good as a line, and its formula divides by nearly nothing.
    private const double SmallestAngle = 1e-4;

    /// <summary>Along the line.</summary>
    /// <inheritdoc cref="Interpolate"/>
    public static float[] Linear(ReadOnlySpan<float> from, ReadOnlySpan<float> to, double share) => Mix(from, to, 1 - share, share);

    /// <summary>
    /// Along the great circle (Shoemake 1985; White 2016 for noise): points of a line between two draws of N(0, 1) are nearer to 0 than any
    /// draw, those of the circle are as far.
    /// </summary>
    /// <inheritdoc cref="Interpolate"/>
    public static float[] Spherical(ReadOnlySpan<float> from, ReadOnlySpan<float> to, double share)
    {
        var angle = Math.Acos(Math.Clamp(Dot(from, to) / Math.Sqrt(Dot(from, from) * Dot(to, to)), -1, 1));
        return angle > SmallestAngle && Math.PI - angle > SmallestAngle
            ? Mix(from, to, Math.Sin((1 - share) * angle) / Math.Sin(angle), Math.Sin(share * angle) / Math.Sin(angle))
            : Linear(from, to, share);
    }

    /// <summary>How far apart two points are (Euclidean).</summary>
    public static double Distance(ReadOnlySpan<float> from, ReadOnlySpan<float> to)
    {
        var difference = Mix(from, to, 1, -1);
        return Math.Sqrt(Dot(difference, difference));
    }

    private static float[] Mix(ReadOnlySpan<float> from, ReadOnlySpan<float> to, double first, double second)
    {
        var mixed = new float[from.Length];
        for (var i = 0; i < mixed.Length; i++) { mixed[i] = (float)((from[i] * first) + (to[i] * second)); }

        return mixed;
    }

    private static double Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++) { sum += (double)left[i] * right[i]; }

        return sum;
    }
}
