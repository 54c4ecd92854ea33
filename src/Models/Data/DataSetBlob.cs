using System.Security.Cryptography;

namespace Orchestrator.Models.Data;

/// <summary>
/// A data set as one run of bytes: train pixels, train labels, test pixels, test labels, the bytes over which its SHA-256 goes.
/// </summary>
public static class DataSetBlob
{
    private const int BytesPerImage = LabeledImages.PixelCount + 1;

    /// <summary>How many bytes a data set has.</summary>
    public static long LengthOf(int trainCount, int testCount) => (trainCount + (long)testCount) * BytesPerImage;

    /// <summary>Writes <paramref name="data"/>.</summary>
    public static void Write(ImageDataSet data, Stream to)
    {
        foreach (var part in (byte[][])[data.Train.Pixels, data.Train.Labels, data.Test.Pixels, data.Test.Labels]) { to.Write(part); }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="name">digits, mnist, fashion-mnist or idx.</param>
    /// <param name="sha256">What it must be, in lower-case hex.</param>
    /// <param name="trainCount">Training images.</param>
    /// <param name="testCount">Test images.</param>
    /// <param name="seed">The seed that <c>digits</c> were drawn from; 0 for the others.</param>
    /// <param name="from">The bytes.</param>
    /// <exception cref="DataSetException">It is cut, or other bytes.</exception>
    public static ImageDataSet Read(string name, string sha256, int trainCount, int testCount, long seed, Stream from)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var train = ReadPart(trainCount, from, hash);
        var test = ReadPart(testCount, from, hash);
        var found = Convert.ToHexStringLower(hash.GetHashAndReset());
        return found == sha256
            ? new(name, train, test, sha256, seed)
            : throw new DataSetException($"The data set {name} is not what was stored: its SHA-256 is {found}, not {sha256}.");
    }

    private static LabeledImages ReadPart(int count, Stream from, IncrementalHash hash)
    {
        var pixels = ReadBytes(count * LabeledImages.PixelCount, from, hash);
        return new(pixels, ReadBytes(count, from, hash));
    }

    private static byte[] ReadBytes(int count, Stream from, IncrementalHash hash)
    {
        var bytes = new byte[count];
        var read = from.ReadAtLeast(bytes, count, throwOnEndOfStream: false);
        if (read < count) { throw new DataSetException($"The data set is cut: {count - read} bytes are missing."); }

        hash.AppendData(bytes);
        return bytes;
    }
}
