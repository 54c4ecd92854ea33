using System.Security.Cryptography;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Checkpoints;

namespace Orchestrator.Grains.Tests.Checkpoints;

public sealed class CheckpointStoreTests : IDisposable
{
    private static readonly byte[] State = [.. Enumerable.Range(0, 1000).Select(index => (byte)index)];
    private readonly string _folder = Directory.CreateTempSubdirectory("orchestrator-checkpoints-").FullName;
    private readonly CheckpointStore _store;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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

    [Fact]
    public async Task Import_TheNamedBytes_CanBeOpened()
    {
        using var from = new MemoryStream(State);
        var name = Convert.ToHexStringLower(SHA256.HashData(State));

        Assert.True(await _store.ImportAsync("abc", 3, name, from, new(2000), Cancellation));

        using var stored = _store.Open("abc", 3, new(5, name, 1000));
        Assert.Equal(1000, stored.Length);
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000", 2000)]
    [InlineData(null, 999)]
    public async Task Import_OtherBytesOrTooMany_LeavesNothing(string? name, long limit)
    {
        using var from = new MemoryStream(State);

        Assert.False(await _store.ImportAsync("abc", 3, name ?? Convert.ToHexStringLower(SHA256.HashData(State)), from, new(limit), Cancellation));

        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Import_MoreThanTheDiskHasRoomFor_IsRefusedBeforeAByteIsRead()
    {
        using var from = new MemoryStream(State);

        var refusal = await Assert.ThrowsAsync<CheckpointException>(
            () => _store.ImportAsync("abc", 3, new string('0', 64), from, new(long.MaxValue, long.MaxValue / 2), Cancellation));

        Assert.Contains("left", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, from.Position);
    }

    [Fact]
    public void KeepOnly_SomeOfTheFiles_RemovesTheOthers()
    {
        var kept = Save();
        var other = _store.Save("abc", 3, 6, stream => stream.Write(State.AsSpan(1)));

        _store.KeepOnly("abc", 3, new HashSet<string> { kept.Sha256 });

        Assert.True(_store.Has("abc", 3, kept.Sha256));
        Assert.False(_store.Has("abc", 3, other.Sha256));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private CheckpointInfo Save() => _store.Save("abc", 3, 5, stream => stream.Write(State));

    private string StoredFile() => Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Single();
}
