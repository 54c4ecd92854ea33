using Orchestrator.Models.Fast;
using Orchestrator.Models.Fast.Products;
using Orchestrator.Models.Native;

namespace Orchestrator.Models.Tests.Fast;

public sealed unsafe class MatrixProductTests
{
    public static TheoryData<int, int, int> Sizes { get; } = new()
    {
        { 256, 64, 784 }, { 96, 784, 64 }, { 784, 64, 256 }, { 1, 1, 1 }, { 17, 33, 300 }, { 7, 10, 5 }, { 13, 31, 513 },
    };

    [Theory, MemberData(nameof(Sizes))]
    public void MatrixProduct_Sizes_GivesTheProduct(int m, int n, int k) => Check(MatrixProduct.Multiply, m, n, k);

    [Theory, MemberData(nameof(Sizes))]
    public void Avx512Tile_Sizes_GivesTheProduct(int m, int n, int k) => Check(OwnProduct<Avx512Tile>.Multiply, m, n, k);

    [Theory, MemberData(nameof(Sizes))]
    public void Avx2Tile_Sizes_GivesTheProduct(int m, int n, int k) => Check(OwnProduct<Avx2Tile>.Multiply, m, n, k);

    [Theory, MemberData(nameof(Sizes))]
    public void OwnProduct_TilesOfBothWidths_GiveTheSameBits(int m, int n, int k)
    {
        using var a = Fill(m * k, 1);
        using var b = Fill(k * n, 2);
        using var wide = new NativeFloats(m * n);
        using var narrow = new NativeFloats(m * n);

        OwnProduct<Avx512Tile>.Multiply(new(a.Pointer, k), new(b.Pointer, n), 0, new(wide.Pointer, n), (m, n, k));
        OwnProduct<Avx2Tile>.Multiply(new(a.Pointer, k), new(b.Pointer, n), 0, new(narrow.Pointer, n), (m, n, k));

        Assert.Equal(new Span<float>(wide.Pointer, m * n).ToArray(), new Span<float>(narrow.Pointer, m * n).ToArray());
    }

    [Theory, MemberData(nameof(Sizes))]
    public void PackedFactor_TilesOfBothWidths_GiveTheBitsOfTheProduct(int m, int n, int k)
    {
        using var wide = new PackedFactor<Avx512Tile>();
        using var narrow = new PackedFactor<Avx2Tile>();

        CheckPacked(wide, m, n, k);
        CheckPacked(narrow, m, n, k);
    }

    private static void CheckPacked(IPackedFactor factor, int m, int n, int k)
    {
        using var a = Fill(m * k, 1);
        using var b = Fill(k * n, 2);
        using var expected = new NativeFloats(m * n);
        using var actual = new NativeFloats(m * n);
        OwnProduct<Avx2Tile>.Multiply(new(a.Pointer, k), new(b.Pointer, n), 0, new(expected.Pointer, n), (m, n, k));

        factor.Pack(new(b.Pointer, n), k, n);
        factor.Multiply(new(a.Pointer, k), new(actual.Pointer, n), m);

        Assert.Equal(new Span<float>(expected.Pointer, m * n).ToArray(), new Span<float>(actual.Pointer, m * n).ToArray());
    }

    private delegate void Multiply(in MatrixView a, in MatrixView b, float keep, in MatrixView c, (int M, int N, int K) size);

    private static void Check(Multiply multiply, int m, int n, int k)
    {
        foreach (var (a, b) in new[] { (false, false), (true, false), (false, true), (true, true) })
        {
            Check(multiply, a, b, 0, m, n, k);
            Check(multiply, a, b, 1, m, n, k);
        }
    }

    private static void Check(Multiply multiply, bool isTransposedA, bool isTransposedB, float keep, int m, int n, int k)
    {
        var strideC = n + 3;
        using var a = Fill(m * k, 1);
        using var b = Fill(k * n, 2);
        using var c = Fill(m * strideC, 3);
        var before = new Span<float>(c.Pointer, m * strideC).ToArray();

        multiply(
            new(a.Pointer, isTransposedA ? m : k, isTransposedA), new(b.Pointer, isTransposedB ? k : n, isTransposedB), keep,
            new(c.Pointer, strideC), (m, n, k));

        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < strideC; j++)
            {
                var sum = keep * (double)before[i * strideC + j];
                for (var p = 0; p < k && j < n; p++)
                {
                    sum += (double)a.Pointer[isTransposedA ? p * m + i : i * k + p] * b.Pointer[isTransposedB ? j * k + p : p * n + j];
                }

                // What lies between the rows is nobody's.
                Assert.Equal(j < n ? sum : before[i * strideC + j], c.Pointer[i * strideC + j], 1e-4);
            }
        }
    }

    private static NativeFloats Fill(int count, uint seed)
    {
        var values = new NativeFloats(count);
        for (var i = 0; i < count; i++)
        {
            seed = unchecked(seed * 1664525 + 1013904223);
            values.Pointer[i] = seed / (float)uint.MaxValue - 0.5f;
        }

        return values;
    }
}
