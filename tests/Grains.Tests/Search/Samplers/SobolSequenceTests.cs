using Orchestrator.Grains.Search.Samplers.Sobol;

namespace Orchestrator.Grains.Tests.Search.Samplers;

public class SobolSequenceTests
{
    public static TheoryData<int> Dimensions => [.. Enumerable.Range(0, SobolSequence.MaxDimensions)];

    [Theory]
    [MemberData(nameof(Dimensions))]
    public void At_AnyDimension_HasOnePointPerIntervalOfEveryPowerOfTwo(int dimension)
    {
        for (var bits = 1; bits <= 10; bits++)
        {
            var count = 1 << bits;
            var intervals = Enumerable.Range(0, count).Select(index => (int)(SobolSequence.At(dimension, (uint)index, 0xC0FFEE) * count));

            Assert.Equal(Enumerable.Range(0, count), intervals.Order());
        }
    }

    // The first two dimensions of Sobol's sequence are a (0, m, 2)-net: one point in every box of volume 2^-m.
    [Theory]
    [InlineData(1, 5)]
    [InlineData(3, 3)]
    [InlineData(6, 0)]
    public void At_FirstTwoDimensions_HaveOnePointPerBox(int bits, int otherBits)
    {
        var count = 1 << (bits + otherBits);
        var boxes = Enumerable.Range(0, count).Select(index =>
            ((int)(SobolSequence.At(0, (uint)index, 5) * (1 << bits)) << otherBits) + (int)(SobolSequence.At(1, (uint)index, 6) * (1 << otherBits)));

        Assert.Equal(Enumerable.Range(0, count), boxes.Order());
    }

    [Fact]
    public void Unscrambled_FirstPoints_AreSobols()
    {
        double[][] points = [.. Enumerable.Range(0, 4).Select(index =>
            (double[])[.. Enumerable.Range(0, 3).Select(dimension => SobolSequence.Unscrambled(dimension, (uint)index) / Math.Pow(2, 32))])];

        Assert.Equal([[0, 0, 0], [0.5, 0.5, 0.5], [0.25, 0.75, 0.75], [0.75, 0.25, 0.25]], points);
    }

    [Theory]
    [MemberData(nameof(Dimensions))]
    public void Parts_AnyDimension_HasAPrimitivePolynomialAndOddStarts(int dimension)
    {
        if (dimension == 0) { return; }

        var (polynomial, starts) = SobolDirections.Parts(dimension);

        Assert.Equal((1 << starts.Count) - 1, OrderOfX(polynomial, starts.Count));
        Assert.All(starts.Index(), start => Assert.True(start.Item % 2 == 1 && start.Item < 1 << (start.Index + 1)));
    }

    // A polynomial of degree s is primitive when the smallest power of x that is 1 modulo it is the (2^s - 1)th.
    private static int OrderOfX(int polynomial, int degree)
    {
        var (power, order) = (degree == 1 ? 2 ^ polynomial : 2, 1);
        for (; power != 1; order++)
        {
            power <<= 1;
            power ^= (power >> degree & 1) * polynomial;
        }

        return order;
    }
}
