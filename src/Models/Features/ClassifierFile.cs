using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Orchestrator.Models.Data;

namespace Orchestrator.Models.Features;

/// <summary>
/// A classifier on disk: magic, version, data set, machine kind, accuracy, each weight as its count and its numbers, then SHA-256 over
/// all before it. Numbers are little-endian; strings have their length in front. A change of how classifiers are made or
/// measured takes a new version.
/// </summary>
internal static class ClassifierFile
{
    /// <summary>The version of the format, the network and its training.</summary>
    public const int Version = 1;

    private static ReadOnlySpan<byte> Magic => "ORCCLASS"u8;

    /// <summary>Writes a file that appears complete or not at all.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, ClassifierKey key, Classifier classifier)
    {
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, Encoding.UTF8, leaveOpen: true))
        {
            WriteHeader(writer, key);
            writer.Write(classifier.Accuracy);
            foreach (var weight in classifier.Weights)
            {
                writer.Write(weight.Length);
                writer.Write(MemoryMarshal.AsBytes<float>(weight));
            }
        }

        var content = memory.ToArray();
        AtomicFile.Write(path, stream =>
        {
            stream.Write(content);
            stream.Write(SHA256.HashData(content));
        });
    }

    /// <summary>The classifier of <paramref name="key"/> in a file; null if there is none that is whole and made for it.</summary>
    public static Classifier? TryRead(string path, ClassifierKey key)
    {
        try
        {
            return File.Exists(path) ? Parse(File.ReadAllBytes(path), key) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It can be made again.
            return null;
        }
    }

    private static Classifier? Parse(byte[] bytes, ClassifierKey key)
    {
        var end = bytes.Length - SHA256.HashSizeInBytes;
        if (end < 0 || !SHA256.HashData(bytes.AsSpan(0, end)).AsSpan().SequenceEqual(bytes.AsSpan(end)))
        {
            return null;
        }

        var header = Header(key);
        var classifier = bytes.AsSpan(0, end).StartsWith(header) ? ReadWeights(bytes.AsSpan(header.Length, end - header.Length)) : null;
        return classifier?.Fits == true ? classifier : null;
    }

    private static Classifier ReadWeights(ReadOnlySpan<byte> bytes)
    {
        var accuracy = MemoryMarshal.Read<double>(bytes);
        var weights = new List<float[]>();
        for (bytes = bytes[sizeof(double)..]; bytes.Length > 0;)
        {
            var end = sizeof(int) + MemoryMarshal.Read<int>(bytes) * sizeof(float);
            weights.Add(MemoryMarshal.Cast<byte, float>(bytes[sizeof(int)..end]).ToArray());
            bytes = bytes[end..];
        }

        return new(weights, accuracy);
    }

    private static byte[] Header(ClassifierKey key)
    {
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, Encoding.UTF8))
        {
            WriteHeader(writer, key);
        }

        return memory.ToArray();
    }

    private static void WriteHeader(BinaryWriter writer, ClassifierKey key)
    {
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(key.DataSha256);
        writer.Write(key.MachineKind);
    }
}
