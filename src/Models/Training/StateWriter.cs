using System.Security.Cryptography;
using System.Text;
using static TorchSharp.torch;

namespace Orchestrator.Models.Training;

/// <summary>Writes states in <see cref="StateFormat"/>.</summary>
internal static class StateWriter
{
    /// <summary>Writes a whole state; the stream stays open.</summary>
    public static void Write(Stream destination, StateIdentity identity, int epoch, ITrainedModel model)
    {
        using var sha = SHA256.Create();
        using (var hashed = new CryptoStream(destination, sha, CryptoStreamMode.Write, leaveOpen: true))
        using (var writer = new BinaryWriter(hashed, Encoding.UTF8))
        {
            WriteHeader(writer, identity, epoch, model);
            foreach (var tensor in StateFormat.Tensors(model))
            {
                WriteTensor(writer, tensor);
            }
        }

        destination.Write(sha.Hash!);
    }

    private static void WriteHeader(BinaryWriter writer, StateIdentity identity, int epoch, ITrainedModel model)
    {
        writer.Write(StateFormat.Magic);
        writer.Write(StateFormat.Version);
        writer.Write(identity.Model);
        writer.Write(identity.Options);
        writer.Write(identity.DataSha256);
        writer.Write(identity.Stream);
        writer.Write(epoch);
        foreach (var (_, optimizer) in model.Optimizers)
        {
            writer.Write(optimizer.Steps);
        }
    }

    private static void WriteTensor(BinaryWriter writer, NamedTensor tensor)
    {
        writer.Write(tensor.Name);
        writer.Write((byte)tensor.Value.dtype);
        writer.Write(tensor.Value.shape.Length);
        foreach (var size in tensor.Value.shape)
        {
            writer.Write(size);
        }

        using var values = tensor.Value.to(CPU);
        writer.Write(values.bytes);
    }
}
