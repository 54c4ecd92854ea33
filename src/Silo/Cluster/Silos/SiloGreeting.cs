using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Orleans.Serialization;

namespace Orchestrator.Silo.Cluster.Silos;

/// <summary>
/// What a silo says first on a connection, as far as it matters here: which silo it is. Orleans sends more members; the serializer leaves out
/// those that a type does not have.
/// </summary>
[GenerateSerializer]
[Alias("orchestrator.silo-greeting")]
internal sealed class SiloGreeting
{
    private const int LengthBytes = 4;
    private const int MostBytes = 1024;

    /// <summary>The silo.</summary>
    [Id(2)]
    public SiloAddress? Silo { get; init; }

    /// <summary>Reads a greeting and leaves it to be read again: its length in four bytes, the smallest first, then the message.</summary>
    /// <returns>The silo, or null where the connection begins otherwise.</returns>
    public static async Task<SiloAddress?> PeekAsync(PipeReader input, Serializer<SiloGreeting> serializer, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellation);
            if (TrySlice(read.Buffer, out var message))
            {
                var silo = message is { } bytes ? serializer.Deserialize(bytes)?.Silo : null;
                input.AdvanceTo(read.Buffer.Start);
                return silo;
            }

            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted) { return null; }
        }
    }

    /// <returns>Whether enough has come to tell.</returns>
    private static bool TrySlice(ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte>? message)
    {
        message = null;
        if (buffer.Length < LengthBytes) { return false; }

        Span<byte> prefix = stackalloc byte[LengthBytes];
        buffer.Slice(0, LengthBytes).CopyTo(prefix);
        var length = BinaryPrimitives.ReadInt32LittleEndian(prefix);
        if (length is <= 0 or > MostBytes) { return true; }

        if (buffer.Length < LengthBytes + length) { return false; }

        message = buffer.Slice(LengthBytes, length);
        return true;
    }
}
