using Orchestrator.Models.Native;

namespace Orchestrator.Models.Tests.Native;

public sealed class PrivateCopyTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("orchestrator-tests-");

    private string Target => Path.Combine(folder.FullName, "key", "lib.so");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void TryStore_ManyAtOnce_LeavesOneCompleteFile()
    {
        var content = Enumerable.Range(0, 100_000).Select(i => (byte)i).ToArray();

        Parallel.For(0, 8, _ => Assert.True(PrivateCopy.TryStore(Target, content)));

        Assert.Equal(content, File.ReadAllBytes(Target));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public void TryStore_FileCutShort_IsReplaced()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        File.WriteAllBytes(Target, [1, 2]);

        Assert.True(PrivateCopy.TryStore(Target, [1, 2, 3]));

        Assert.Equal([1, 2, 3], File.ReadAllBytes(Target));
    }

    [Fact]
    public void TryStore_FolderIsAFile_SaysNo()
    {
        File.WriteAllText(Path.GetDirectoryName(Target)!, "in the way");

        Assert.False(PrivateCopy.TryStore(Target, [1]));
    }
}
