namespace Orchestrator.Grains.Search;

/// <summary>
/// Numbers in a row, for draws that are too many to hash one by one: SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable
/// pseudorandom number generators"), started by <see cref="StableDraw"/> and thrown away after one decision.
/// </summary>
internal sealed class StableStream(ulong state)
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    private ulong _state = state;

    /// <summary>The next number in [0, 1).</summary>
    public double NextUnit() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>The next integer in [0, <paramref name="count"/>).</summary>
    public int NextIndex(int count) => (int)(NextUnit() * count);

    /// <summary>The next number of the standard normal distribution.</summary>
    public double NextNormal() => Gaussian.Quantile(NextOpenUnit());

    // Half a unit of the last place keeps 0 out, where the quantile is infinite.
    private double NextOpenUnit() => NextUnit() + (0.5 / (1UL << 53));

    private ulong NextBits()
    {
        _state += Increment;
        var bits = _state;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
