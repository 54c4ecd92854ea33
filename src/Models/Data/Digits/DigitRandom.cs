namespace Orchestrator.Models.Data.Digits;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014), and numbers made of it by
/// the four basic operations alone, which give the same bits on every machine, unlike logarithms and sines.
/// </summary>
internal sealed class DigitRandom
{
    private ulong state;

    /// <summary>A stream of its own for each pair.</summary>
    public DigitRandom(long seed, string part, int index)
    {
        state = Mix((ulong)seed);
        foreach (var letter in part)
        {
            state = Mix(state + letter);
        }
        state = Mix(state + (ulong)index);
    }

    /// <summary>From 0 to below <paramref name="bound"/>, which is small.</summary>
    public int Below(int bound) => (int)(Unit() * bound);

    /// <summary>Uniform.</summary>
    public double Between(double low, double high) => low + (high - low) * Unit();

    /// <summary>A bell within 3.5 deviations: the sum of four uniform numbers, whose variance is a third of one.</summary>
    public double Bell(double deviation)
    {
        const double RootOfThree = 1.7320508075688772;
        return (Unit() + Unit() + Unit() + Unit() - 2) * RootOfThree * deviation;
    }

    private double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    private ulong Next()
    {
        state += 0x9e3779b97f4a7c15;
        return Mix(state);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
}
