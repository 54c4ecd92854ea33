using System.Runtime.InteropServices;

namespace Orchestrator.Models.Native;

/// <summary>The single-precision matrix product that libtorch brings (MKL's SGEMM), called without tensors.</summary>
internal static unsafe class MatrixLibrary
{
    private const byte AsIs = (byte)'N';
    private const byte Transposed = (byte)'T';

    private static readonly delegate* unmanaged<
        byte*, byte*, int*, int*, int*, float*, float*, int*, float*, int*, float*, float*, int*, void> Sgemm = Find();

    /// <summary>Whether this build of libtorch exports it; those for Windows and macOS do not.</summary>
    public static bool IsAvailable => Sgemm is not null;

    /// <summary>C = A B + <paramref name="keep"/> C, rows one after another.</summary>
    /// <param name="a">[m, k], or [k, m] where it is taken transposed.</param>
    /// <param name="b">[k, n], or [n, k] where it is taken transposed.</param>
    /// <param name="keep">0 or 1.</param>
    /// <param name="c">[m, n].</param>
    /// <param name="size">m, n and k; at least 1 each.</param>
    public static void Multiply(in MatrixView a, in MatrixView b, float keep, in MatrixView c, (int M, int N, int K) size)
    {
        // Fortran has columns one after another, where this is Ct = Bt At.
        var (formA, formB) = (a.IsTransposed ? Transposed : AsIs, b.IsTransposed ? Transposed : AsIs);
        var (m, n, k) = size;
        var (strideA, strideB, strideC) = (a.Stride, b.Stride, c.Stride);
        var one = 1f;
        Sgemm(&formB, &formA, &n, &m, &k, &one, b.Values, &strideB, a.Values, &strideA, &keep, c.Values, &strideC);
    }

    private static delegate* unmanaged<
        byte*, byte*, int*, int*, int*, float*, float*, int*, float*, int*, float*, float*, int*, void> Find()
    {
        TorchRuntime.EnsureLoaded();
        var library = NativeLibrary.Load(LibraryFinder.Find(LibraryFinder.LibTorch));
        _ = NativeLibrary.TryGetExport(library, "SGEMM", out var address);
        return (delegate* unmanaged<
            byte*, byte*, int*, int*, int*, float*, float*, int*, float*, int*, float*, float*, int*, void>)address;
    }
}
