using System.Security.Cryptography;
using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace Orchestrator.Models.Training;

/// <summary>Reads states in <see cref="StateFormat"/>. Nothing of the model changes before the whole state is found sound.</summary>
internal static class StateReader
{
    /// <summary>Reads a state to the stream's end into a model of the same shape.</summary>
    /// <returns>The state's epoch.</returns>
    /// <exception cref="InvalidDataException">The state is torn, altered, or of something else.</exception>
    public static int Read(Stream source, StateIdentity identity, ITrainedModel model) => Read(source, identity.Check, model);

    /// <summary>Reads a state of another trial, whose options may be others.</summary>
    /// <inheritdoc cref="Read(Stream, StateIdentity, ITrainedModel)"/>
    public static int ReadCopy(Stream source, StateIdentity identity, ITrainedModel model) =>
        Read(source, written => identity.Check(written with { Options = identity.Options }), model);

    /// <summary>Reads a state into a model that is not trained on: options of training, data and seeds may be any.</summary>
    /// <param name="source">The state.</param>
    /// <param name="name">The model's name.</param>
    /// <param name="model">The model.</param>
    /// <inheritdoc cref="Read(Stream, StateIdentity, ITrainedModel)"/>
    public static int ReadForUse(Stream source, string name, ITrainedModel model) =>
        Read(source, written => (written with { Model = name }).Check(written), model);

    private static int Read(Stream source, Action<StateIdentity> check, ITrainedModel model)
    {
        using var reader = new BinaryReader(Verified(source), Encoding.UTF8);
        check(new(reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadUInt64()));
        var epoch = reader.ReadInt32();
        long[] steps = [.. model.Optimizers.Select(_ => reader.ReadInt64())];
        var tensors = StateFormat.Tensors(model).Select(tensor => (tensor.Value, ReadTensor(reader, tensor))).ToList();
        foreach (var (target, bytes) in tensors)
        {
            Copy(bytes, target);
        }

        foreach (var ((_, optimizer), count) in model.Optimizers.Zip(steps))
        {
            optimizer.Steps = count;
        }

        return epoch;
    }

    private static void Copy(byte[] bytes, Tensor target)
    {
        if (target.device_type == DeviceType.CPU)
        {
            bytes.CopyTo(target.bytes);
            return;
        }

        using var scope = NewDisposeScope();
        using var withoutGradients = no_grad();
        var values = empty_like(target, device: CPU);
        bytes.CopyTo(values.bytes);
        target.copy_(values);
    }

    private static MemoryStream Verified(Stream source)
    {
        var memory = new MemoryStream();
        source.CopyTo(memory);
        var bytes = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        if (!bytes.StartsWith(StateFormat.Magic))
        {
            throw new InvalidDataException("This is not a training state: its first bytes are not those of one.");
        }

        var end = bytes.Length - SHA256.HashSizeInBytes;
        if (end < StateFormat.Magic.Length + sizeof(int)
            || !SHA256.HashData(bytes[..end]).AsSpan().SequenceEqual(bytes[end..]))
        {
            throw new InvalidDataException(
                $"The training state is torn or altered: the SHA-256 at the end of its {bytes.Length} bytes does not match.");
        }

        var version = BitConverter.ToInt32(bytes[StateFormat.Magic.Length..]);
        if (version != StateFormat.Version)
        {
            throw new InvalidDataException($"The training state has version {version}; this program reads version {StateFormat.Version}.");
        }

        memory.Position = StateFormat.Magic.Length + sizeof(int);
        return memory;
    }

    private static byte[] ReadTensor(BinaryReader reader, NamedTensor expected)
    {
        var value = expected.Value;
        var found = (reader.ReadString(), (torch.ScalarType)reader.ReadByte(), ReadShape(reader));
        if (found.Item1 != expected.Name || found.Item2 != value.dtype || !found.Item3.SequenceEqual(value.shape))
        {
            throw new InvalidDataException(
                $"The training state belongs to another network: it has {found.Item1} {Describe(found.Item3)}, "
                + $"but this trial has {expected.Name} {Describe(value.shape)}.");
        }

        return reader.ReadBytes(checked((int)(value.numel() * value.element_size())));
    }

    private static long[] ReadShape(BinaryReader reader) => [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadInt64())];

    private static string Describe(long[] shape) => $"[{string.Join(", ", shape)}]";
}
