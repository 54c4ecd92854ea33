namespace Orchestrator.Models.Data.Digits;

/// <summary>The pen of one image; lengths in pixels.</summary>
internal sealed class DigitPen(DigitRandom random)
{
    /// <summary>How much ink is gained per pixel towards the line: below 1 gives the soft edges of scanned paper.</summary>
    public const double Sharpness = 0.75;

    private readonly double start = random.Between(0.8, 1.15);
    private readonly double end = random.Between(0.65, 1.1);

    /// <summary>Half of the line's width.</summary>
    public double Width { get; } = random.Between(0.85, 1.7) + random.Bell(0.15);

    /// <summary>The longer side of the digit.</summary>
    public double Size { get; } = random.Between(19, 20.8);

    /// <summary>The brightness of full ink, up to 1.</summary>
    public double Darkness { get; } = Math.Min(1, random.Between(0.9, 1.06));

    /// <summary>Half of the line's width at a share of the stroke from 0 to 1: pressure changes along it.</summary>
    public double Radius(double share)
    {
        var pressure = start + share * (end - start) + 0.4 * share * (1 - share);
        return Width * pressure;
    }
}
