using System.Buffers.Binary;
using System.Text.Json;
using Orchestrator.Models.Exports;
using Orchestrator.Models.Native;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Exports;

public sealed class SafetensorsWriterTests
{
    [Fact]
    public void Write_TwoTensors_LaysThemOutAsTheFormatSays()
    {
        TorchRuntime.EnsureLoaded();
        using var scope = NewDisposeScope();
        var (a, b) = (tensor([1f, -2.5f, float.NaN, 0f, 1e-30f, 7f]).view(2, 3), tensor([0.25f]));

        var file = Write([new("a.weight", a), new("b", b)]);

        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        Assert.Equal(0, (8 + length) % 8);
        Assert.Equal((byte)'{', file[8]);
        var header = JsonDocument.Parse(file.AsMemory(8, length)).RootElement;
        Assert.Equal(["__metadata__", "a.weight", "b"], header.EnumerateObject().Select(member => member.Name));
        Assert.Equal("""{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}""", header.GetProperty("a.weight").GetRawText());
        Assert.Equal("""{"dtype":"F32","shape":[1],"data_offsets":[24,28]}""", header.GetProperty("b").GetRawText());
        Assert.Equal([.. a.bytes, .. b.bytes], file[(8 + length)..]);
    }

    [Fact]
    public void Write_Metadata_IsTextsByName()
    {
        var metadata = WeightsMetadata.Of("vanilla", new(new Dictionary<string, object> { ["code_size"] = 32L, ["tied"] = false }), 7, "1.2.3");

        using var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, [], metadata);

        var header = JsonDocument.Parse(stream.ToArray().AsMemory(8)).RootElement.GetProperty("__metadata__");
        Assert.Equal(("vanilla", "7", "1.2.3"), (Text("model"), Text("epoch"), Text("orchestrator")));
        Assert.Equal("""{"code_size":32,"tied":false}""", Text("parameters"));

        string? Text(string name) => header.GetProperty(name).GetString();
    }

    private static byte[] Write(IReadOnlyList<NamedTensor> tensors)
    {
        using var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, tensors, new Dictionary<string, string>());
        Assert.True(stream.CanWrite);
        return stream.ToArray();
    }
}
