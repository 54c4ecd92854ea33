using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Storage;
using Orchestrator.Grains.Tests.Results;
using Orchestrator.Grains.Trials;
using Orchestrator.Models.Data;

namespace Orchestrator.Grains.Tests.Trials;

public sealed class DataSetFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DataSetFiles _files;
    private readonly ImageDataSet _data = DataSetLoader.Load(new("digits") { DigitsTrainCount = 20, DigitsTestCount = 10 });

    public DataSetFilesTests() => _files = DataSetFiles.Beside(_folder.File("h.db"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DataSetSpec Spec => new(_data.Name, _data.Sha256, 20, 10, _data.Seed);

    [Fact]
    public async Task Load_AfterSave_IsTheSameDataSet()
    {
        using var bytes = new MemoryStream();
        DataSetBlob.Write(_data, bytes);
        bytes.Position = 0;

        Assert.True(await _files.SaveAsync(_data.Sha256, bytes, new(bytes.Length), Cancellation));

        Assert.True(_files.Has(_data.Sha256));
        Assert.Equal(_data.Train.Pixels, _files.Load(Spec)!.Train.Pixels);
    }

    [Fact]
    public void Load_NotHere_IsNull() => Assert.Null(_files.Load(Spec));

    [Fact]
    public async Task Save_OtherBytesThanTheNameSays_LeavesNothing()
    {
        using var bytes = new MemoryStream([1, 2, 3]);

        Assert.False(await _files.SaveAsync(_data.Sha256, bytes, new(1000), Cancellation));

        Assert.False(_files.Has(_data.Sha256));
        Assert.Empty(Directory.GetFiles(_folder.File("h.db.data")));
    }

    [Fact]
    public async Task Save_MoreBytesThanTheLimit_IsRefused()
    {
        using var bytes = new MemoryStream(new byte[2000]);

        Assert.False(await _files.SaveAsync(_data.Sha256, bytes, new(1000), Cancellation));
    }

    [Fact]
    public async Task Save_MoreThanTheDiskHasRoomFor_IsRefusedBeforeAByteIsRead()
    {
        using var bytes = new MemoryStream(new byte[2000]);

        await Assert.ThrowsAsync<StorageException>(() => _files.SaveAsync(_data.Sha256, bytes, new(long.MaxValue, long.MaxValue / 2), Cancellation));

        Assert.Equal(0, bytes.Position);
    }

    [Fact]
    public async Task Save_SenderBreaksOff_IsNoFaultOfTheDiskAndLeavesNothing()
    {
        using var bytes = new BrokenStream();

        await Assert.ThrowsAsync<IOException>(() => _files.SaveAsync(_data.Sha256, bytes, new(1000), Cancellation));

        Assert.Empty(Directory.GetFiles(_folder.File("h.db.data")));
    }

    public void Dispose() => _folder.Dispose();

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("gone");
    }
}
