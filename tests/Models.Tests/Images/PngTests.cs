using System.Buffers.Binary;
using Orchestrator.Models.Images;

namespace Orchestrator.Models.Tests.Images;

public sealed class PngTests
{
    private static readonly GreyImage Slope = new(7, 5, [.. Enumerable.Range(0, 35).Select(i => (byte)(i * 7))]);
    private static readonly byte[] Png = PngWriter.Write(Slope);

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var image = PngReader.Read(Png);

        Assert.Equal((7, 5), (image.Width, image.Height));
        Assert.Equal(Slope.Pixels, image.Pixels);
    }

    [Fact]
    public void Write_WrongNumberOfPixels_IsRefused() =>
        Assert.Throws<ArgumentException>(() => PngWriter.Write(new(3, 3, new byte[8])));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Undo_EachFilter_GivesThePixels(int filter)
    {
        var lines = Filtered(Slope, filter);

        Assert.Equal(Slope.Pixels, PngFilters.Undo(lines, 7, 5));
    }

    [Fact]
    public void Undo_UnknownFilter_IsRefused()
    {
        var e = Assert.Throws<PngFormatException>(() => PngFilters.Undo([5, 0], 1, 1));

        Assert.Contains("row 0 has filter 5", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EveryTruncation_IsRefused() =>
        Assert.All(Enumerable.Range(0, Png.Length), length => Assert.Throws<PngFormatException>(() => PngReader.Read(Png.AsSpan(0, length))));

    [Fact]
    public void Read_EveryFlippedBit_IsRefused() =>
        Assert.All(Enumerable.Range(0, Png.Length * 8), bit =>
        {
            var damaged = Png.ToArray();
            damaged[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.Throws<PngFormatException>(() => PngReader.Read(damaged));
        });

    [Fact]
    public void Read_BytesAfterTheEnd_IsRefused() => Refuses([.. Png, 1], "1 bytes follow");

    [Fact]
    public void Read_TooManyPixels_SaysTheLimit()
    {
        var e = Assert.Throws<PngFormatException>(() => PngReader.Read(Png, maximumPixels: 34));

        Assert.Contains("7x5 pixels; allowed are at most 34", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_HugeHeader_IsRefusedBeforeMemoryIsTaken() =>
        Refuses(WithHeader(h => BinaryPrimitives.WriteUInt32BigEndian(h, 0xffff_ffff)), "pixels; allowed");

    [Fact]
    public void Read_Colour_IsRefused() => Refuses(WithHeader(h => h[9] = 2), "are 8 2 0 0 0; expected 8 0 0 0 0");

    [Fact]
    public void Read_DataOfASmallerImage_IsRefused() => Refuses(WithHeader(h => h[7] = 6), "has 40 bytes, expected 48");

    [Fact]
    public void Read_DataOfALargerImage_IsRefused() => Refuses(WithHeader(h => h[7] = 4), "more than 32 bytes");

    [Fact]
    public void Read_Html_IsRefused() => Refuses("<script>"u8.ToArray(), "signature");

    private static void Refuses(byte[] png, string message) =>
        Assert.Contains(message, Assert.Throws<PngFormatException>(() => PngReader.Read(png)).Message, StringComparison.Ordinal);

    private static byte[] WithHeader(Action<byte[]> change)
    {
        var png = Png.ToArray();
        var header = png[16..29];
        change(header);
        header.CopyTo(png, 16);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), PngFormat.Crc(png.AsSpan(12, 17)));
        return png;
    }

    /// <summary>The specification's filters in the direction that an encoder uses.</summary>
    private static byte[] Filtered(GreyImage image, int filter)
    {
        var lines = new List<byte>();
        for (var y = 0; y < image.Height; y++)
        {
            lines.Add((byte)filter);
            for (var x = 0; x < image.Width; x++)
            {
                int a = At(x - 1, y), b = At(x, y - 1), c = At(x - 1, y - 1);
                var nearest = new[] { a, b, c }.MinBy(v => Math.Abs(a + b - c - v));
                lines.Add((byte)(At(x, y) - (filter switch { 0 => 0, 1 => a, 2 => b, 3 => (a + b) / 2, _ => nearest })));
            }
        }
        return [.. lines];

        int At(int x, int y) => x < 0 || y < 0 ? 0 : image.Pixels[y * image.Width + x];
    }
}
