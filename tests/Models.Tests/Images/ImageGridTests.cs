using Orchestrator.Models.Images;

namespace Orchestrator.Models.Tests.Images;

public sealed class ImageGridTests
{
    [Fact]
    public void Compose_TwoByTwo_PutsTilesInRows()
    {
        byte[] tiles = [.. Tile(10), .. Tile(20), .. Tile(30)];

        var grid = ImageGrid.Compose(tiles, rows: 2, columns: 2, gutter: 1, scale: 1);

        Assert.Equal((59, 59), (grid.Width, grid.Height));
        Assert.Equal([10, 20, 30, 96], [At(grid, 1, 1), At(grid, 30, 1), At(grid, 28, 57), At(grid, 57, 57)]);
        Assert.Equal([96, 96, 96], [At(grid, 0, 0), At(grid, 29, 5), At(grid, 5, 29)]);
    }

    [Fact]
    public void Compose_Scaled_RepeatsEachPixel()
    {
        var tile = Tile(0);
        tile[28 * 3 + 5] = 200;

        var grid = ImageGrid.Compose(tile, rows: 1, columns: 1, gutter: 2, scale: 2);

        Assert.Equal((60, 60), (grid.Width, grid.Height));
        Assert.Equal(4, grid.Pixels.Count(p => p == 200));
        Assert.Equal([200, 200], [At(grid, 12, 8), At(grid, 13, 9)]);
    }

    [Fact]
    public void Compose_Numbers_AreClampedAndRounded()
    {
        var bytes = ImageGrid.ToBytes([-1, 0, 0.5f, 1, 2, float.NaN, float.PositiveInfinity, float.NegativeInfinity]);

        Assert.Equal([0, 0, 128, 255, 255, 0, 255, 0], bytes);
    }

    [Theory]
    [InlineData(783, 1, 1)]
    [InlineData(784 * 3, 1, 2)]
    public void Compose_DoesNotFit_IsRefused(int bytes, int rows, int columns) =>
        Assert.Throws<ArgumentException>(() => ImageGrid.Compose(new byte[bytes], rows, columns));

    [Fact]
    public void Compose_Result_IsAPng()
    {
        var grid = ImageGrid.Compose(Enumerable.Repeat(0.5f, 784 * 6).ToArray(), rows: 2, columns: 3);

        Assert.Equal(grid.Pixels, PngReader.Read(PngWriter.Write(grid)).Pixels);
    }

    private static byte[] Tile(byte value) => [.. Enumerable.Repeat(value, 784)];

    private static byte At(GreyImage image, int x, int y) => image.Pixels[y * image.Width + x];
}
