using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Exports;

/// <summary>
/// Writes 32-bit floats as a safetensors file (format: README of huggingface/safetensors): the header's length in 8 bytes,
/// little-endian; the header, a JSON object padded with spaces, so that the data begins at a multiple of 8; the data, row-major and
/// little-endian, without gaps.
/// </summary>
internal static class SafetensorsWriter
{
    private const int Alignment = 8;
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a whole file; the stream stays open.</summary>
    public static void Write(Stream destination, IReadOnlyList<NamedTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var header = Header(tensors, metadata);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        destination.Write(length);
        destination.Write(header);
        foreach (var tensor in tensors)
        {
            destination.Write(tensor.Value.bytes);
        }
    }

    private static byte[] Header(IReadOnlyList<NamedTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            json.WriteStartObject();
            WriteMetadata(json, metadata);
            var offset = 0L;
            foreach (var (name, value) in tensors)
            {
                WriteEntry(json, name, value.shape, offset, offset += value.bytes.Length);
            }

            json.WriteEndObject();
        }

        buffer.Write([.. Enumerable.Repeat((byte)' ', (int)((Alignment - buffer.Length % Alignment) % Alignment))]);
        return buffer.ToArray();
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject("__metadata__");
        foreach (var (name, text) in metadata) { json.WriteString(name, text); }

        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, string name, long[] shape, long start, long end)
    {
        json.WriteStartObject(name);
        json.WriteString("dtype", "F32");
        json.WritePropertyName("shape");
        JsonSerializer.Serialize(json, shape);
        json.WritePropertyName("data_offsets");
        JsonSerializer.Serialize(json, new[] { start, end });
        json.WriteEndObject();
    }
}
