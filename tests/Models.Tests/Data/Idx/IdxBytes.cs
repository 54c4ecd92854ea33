using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using Orchestrator.Models.Data;
using Orchestrator.Models.Data.Idx;

namespace Orchestrator.Models.Tests.Data.Idx;

/// <summary>Makes small IDX files.</summary>
internal static class IdxBytes
{
    public static byte[] Images(int count, int rows = 28, int columns = 28) =>
        [.. Numbers(0x803, count, rows, columns), .. Enumerable.Range(0, count * rows * columns).Select(i => (byte)(i * 31))];

    public static byte[] Labels(params byte[] labels) => [.. Numbers(0x801, labels.Length), .. labels];

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }
        return packed.ToArray();
    }

    public static byte[] Of(IdxFile file) =>
        file == IdxFile.TrainImages ? Images(3) : file == IdxFile.TrainLabels ? Labels(5, 0, 4)
        : file == IdxFile.TestImages ? Images(2) : Labels(7, 2);

    /// <summary>Writes a data set of 3 + 2 images to a folder.</summary>
    public static void WriteAll(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in IdxFile.All)
        {
            File.WriteAllBytes(Path.Combine(folder, file.Name + ".gz"), Gzip(Of(file)));
        }
    }

    /// <summary>A data set of these files, as if it were published.</summary>
    public static PublishedDataSet Published(string name, params string[] mirrors) =>
        new(name, [.. mirrors], [.. IdxFile.All.Select(file => new PublishedFile(file, file.Name[0] == 't' && file.Name[1] == 'r' ? 3 : 2,
            Convert.ToHexStringLower(SHA256.HashData(Of(file))), null))]);

    public static DataSetException Refused(Action action) => Assert.Throws<DataSetException>(action);

    private static byte[] Numbers(params int[] numbers)
    {
        var bytes = new byte[4 * numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * i), numbers[i]);
        }
        return bytes;
    }
}
