using Orchestrator.Models.Native;

namespace Orchestrator.Models.Fast.Products;

/// <summary>Single-precision matrix products on one thread, by whatever is fastest on this kind of machine.</summary>
internal static class MatrixProduct
{
    private const string Intel = "GenuineIntel";

    /// <summary>What multiplies.</summary>
    public static ProductKind Kind { get; } = Choose();

    /// <summary>Whether there is a fast one here.</summary>
    public static bool IsAvailable => Kind != ProductKind.None;

    /// <inheritdoc cref="MatrixLibrary.Multiply"/>
    public static void Multiply(in MatrixView a, in MatrixView b, float keep, in MatrixView c, (int M, int N, int K) size)
    {
        switch (Kind)
        {
            case ProductKind.OwnAvx512:
                OwnProduct<Avx512Tile>.Multiply(a, b, keep, c, size);
                break;
            case ProductKind.Mkl:
                MatrixLibrary.Multiply(a, b, keep, c, size);
                break;
            default:
                OwnProduct<Avx2Tile>.Multiply(a, b, keep, c, size);
                break;
        }
    }

    /// <summary>The right factor of several products, or null where the library packs it itself; the caller's.</summary>
    public static IPackedFactor? CreateFactor() => Kind switch
    {
        ProductKind.OwnAvx512 => new PackedFactor<Avx512Tile>(),
        ProductKind.Mkl => null,
        _ => new PackedFactor<Avx2Tile>(),
    };

    // On Intel's processors MKL uses all that they have.
    private static ProductKind Choose() =>
        ProductRecord.Vendor == Intel && MatrixLibrary.IsAvailable ? ProductKind.Mkl
        : Avx512Tile.IsSupported ? ProductKind.OwnAvx512
        : Avx2Tile.IsSupported ? ProductKind.OwnAvx2
        : MatrixLibrary.IsAvailable ? ProductKind.Mkl
        : ProductKind.None;
}
