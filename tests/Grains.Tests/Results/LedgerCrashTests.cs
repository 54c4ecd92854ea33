using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Reading;

namespace Orchestrator.Grains.Tests.Results;

/// <summary>A kill of the process, played by copying the files as they lie on the disk at that moment.</summary>
public sealed class LedgerCrashTests
{
    private const int WalHeader = 32;
    private const int WalFrame = 24 + 4096;

    [Fact]
    public async Task Open_KilledAfterEachEvent_LoadsExactlyThePrefix()
    {
        await using var fixture = new LedgerFixture();
        var story = fixture.Script.Story();
        for (var i = 0; i < story.Count; i++)
        {
            await fixture.Append(story[i]);
            Assert.Equal(story.Take(i + 1).Select(EventText.Of), LoadCopy(fixture, $"{i}.db", log => log));
        }
    }

    [Fact]
    public async Task Open_LogCutAtEachFrame_LoadsAPrefix()
    {
        await using var fixture = new LedgerFixture();
        var story = fixture.Script.Story();
        await fixture.AppendAll(story);
        var expected = story.Select(EventText.Of).ToList();
        var length = new FileInfo(fixture.Folder.Database + "-wal").Length;
        var counts = new List<int>();

        for (var cut = WalHeader + WalFrame; cut <= length; cut += 7 * WalFrame)
        {
            var found = LoadCopy(fixture, $"{cut}.db", log => log[..(cut - 5)]);
            Assert.Equal(expected.Take(found.Count), found);
            counts.Add(found.Count);
        }

        Assert.Equal(counts.Order(), counts);
        Assert.True(counts.Distinct().Count() > 3);
    }

    private static List<string> LoadCopy(LedgerFixture fixture, string name, Func<byte[], byte[]> cut)
    {
        var copy = fixture.Folder.File(name);
        TemporaryFolder.Copy(fixture.Folder.Database, copy);
        File.WriteAllBytes(copy + "-wal", cut(ReadShared(fixture.Folder.Database + "-wal")));
        using var owner = DatabaseOwner.Open(copy, new DatabaseOwnerInfo(1, null), fixture.Time);
        return [.. LedgerLoader.Load(owner.Path, fixture.Script.ExperimentId).Select(one => EventText.Of(one.Event))];
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
