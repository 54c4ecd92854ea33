using Orchestrator.Models.Fast;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Fast;

public sealed class NoiseTensorsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 3)]
    [InlineData(3, 7)]
    [InlineData(4, 16)]
    public void Normal_AnyShape_IsTheStreamsNumbersInOrder(long rows, long columns)
    {
        using var scope = NewDisposeScope();
        var stream = new NoiseStream(9);
        List<float> expected = [];
        while (expected.Count < rows * columns)
        {
            var (one, other) = stream.NextNormal();
            expected.AddRange(Enumerable.Range(0, 8).Select(lane => one[lane]).Concat(Enumerable.Range(0, 8).Select(lane => other[lane])));
        }

        var tensor = new NoiseStream(9).Normal(rows, columns);

        Assert.Equal([rows, columns], tensor.shape);
        Assert.Equal(expected.Take((int)(rows * columns)), tensor.data<float>().ToArray());
    }

    [Fact]
    public void Uniform_ManyNumbers_LieInTheUnitInterval()
    {
        using var scope = NewDisposeScope();

        var tensor = new NoiseStream(9).Uniform(1000, 3);

        Assert.InRange(tensor.min().item<float>(), 0, 0.01);
        Assert.InRange(tensor.max().item<float>(), 0.99, 1);
        Assert.InRange(tensor.mean().item<float>(), 0.48, 0.52);
    }
}
