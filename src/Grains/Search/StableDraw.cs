using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Orchestrator.Grains.Search;

/// <summary>Numbers in [0, 1) that depend on a path alone: no state is carried from one draw to the next.</summary>
internal static class StableDraw
{
    /// <summary>The draw of one parameter of one setting; other parameters do not change it.</summary>
    public static double ForParameter(long seed, string family, long setting, string parameter) =>
        Unit(FormattableString.Invariant($"search/{seed}/{family}/{setting}/{parameter}"));

    /// <summary>The draw that chooses which settings a preview shows.</summary>
    public static double ForPreview(long seed, int index) => Unit(FormattableString.Invariant($"preview/{seed}/{index}"));

    /// <summary>The draw of one choice that population-based training makes for a setting.</summary>
    public static double ForExploration(long seed, string family, long setting, string purpose) =>
        Unit(FormattableString.Invariant($"explore/{seed}/{family}/{setting}/{purpose}"));

    /// <summary>The draw of a parameter that an enqueued parameter set leaves out.</summary>
    public static double ForEnqueued(long seed, string family, int index, int attempt, string parameter) =>
        Unit(FormattableString.Invariant($"enqueue/{seed}/{family}/{index}/{attempt}/{parameter}"));

    /// <summary>A row of draws for one decision of one family: a sampler's <paramref name="purpose"/> at an index.</summary>
    public static StableStream Stream(long seed, string family, string purpose, long index) =>
        new(Bits(FormattableString.Invariant($"stream/{seed}/{family}/{purpose}/{index}")));

    // 53 bits, a double's precision, so that every draw is exact and 1 never comes up.
    private static double Unit(string path) => (Bits(path) >> 11) * (1.0 / (1UL << 53));

    private static ulong Bits(string path) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(path)));
}
