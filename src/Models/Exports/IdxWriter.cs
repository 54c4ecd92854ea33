using System.Buffers.Binary;
using Orchestrator.Models.Data;
using Orchestrator.Models.Images;
using Orchestrator.Models.Inference;

namespace Orchestrator.Models.Exports;

/// <summary>Writes 28x28 images as an IDX file, as MNIST's are: magic number and sizes big-endian, then a byte a pixel.</summary>
public static class IdxWriter
{
    /// <summary>Writes a whole file; the stream stays open.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="count">Images in all.</param>
    /// <param name="images">Their pixels in [0, 1], batch by batch; rounded to 0..255.</param>
    public static void Write(Stream destination, int count, IEnumerable<FloatRows> images)
    {
        Span<byte> number = stackalloc byte[sizeof(int)];
        foreach (var value in (ReadOnlySpan<int>)[0x00000803, count, LabeledImages.Side, LabeledImages.Side])
        {
            BinaryPrimitives.WriteInt32BigEndian(number, value);
            destination.Write(number);
        }

        foreach (var batch in images)
        {
            destination.Write(ImageGrid.ToBytes(batch.Values));
        }
    }
}
