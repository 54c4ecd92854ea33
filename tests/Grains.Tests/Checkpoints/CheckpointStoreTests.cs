using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Checkpoints;

namespace Orchestrator.Grains.Tests.Checkpoints;

public sealed class CheckpointStoreTests : IDisposable
{
    private static readonly byte[] State = [.. Enumerable.Range(0, 1000).Select(index => (byte)index)];
    private readonly string _folder = Directory.CreateTempSubdirectory("orchestrator-checkpoints-").FullName;
    private readonly CheckpointStore _store;

    public CheckpointStoreTests() => _store = new(_folder);

    [Fact]
    public void Open_AfterSave_GivesTheSameBytes()
    {
        var saved = Save();
        using var state = new MemoryStream();
        using (var stored = _store.Open("abc", 3, saved)) { stored.CopyTo(state); }

        Assert.Equal((5, 1000L), (saved.Epoch, saved.SizeBytes));
        Assert.Equal(State, state.ToArray());
    }

    [Theory]
    [InlineData(999)]
    [InlineData(0)]
    public void Open_OfACutFile_IsRefusedNamingTheFile(int length)
    {
        var saved = Save();
        using (var file = File.OpenWrite(StoredFile())) { file.SetLength(length); }

        var refusal = Assert.Throws<CheckpointException>(() => _store.Open("abc", 3, saved));
        Assert.Contains(StoredFile(), refusal.Message, StringComparison.Ordinal);
        Assert.Contains("1000", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OfAnAlteredFile_IsRefused()
    {
        var saved = Save();
        File.WriteAllBytes(StoredFile(), [.. State.Reverse()]);

        Assert.Throws<CheckpointException>(() => _store.Open("abc", 3, saved));
    }

    [Fact]
    public void Open_AfterDelete_IsRefusedAndASecondDeleteIsNone()
    {
        var saved = Save();
        _store.Delete("abc", 3, saved.Sha256);
        _store.Delete("abc", 3, saved.Sha256);

        Assert.Throws<CheckpointException>(() => _store.Open("abc", 3, saved));
    }

    [Fact]
    public void Save_WhereNothingCanBeWritten_IsRefused() =>
        Assert.Throws<CheckpointException>(() => new CheckpointStore("/proc/none").Save("abc", 3, 5, stream => stream.Write(State)));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private CheckpointInfo Save() => _store.Save("abc", 3, 5, stream => stream.Write(State));

    private string StoredFile() => Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Single();
}
