using System.Globalization;

namespace Orchestrator.Bench.Cluster.Processes;

/// <summary>A small disk in memory, which can be filled. Needs root. Disposing removes it.</summary>
internal sealed class SmallDisk : IDisposable
{
    // Each trial keeps a checkpoint or two; a campaign must fill the disk when it means to and not before.
    private const int Megabytes = 512;
    private const int MegabytesPerMinute = 192;

    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Filler => Path.Combine(Folder, "filler");

    /// <summary>Mounts one at a folder, with room for sweeps that run for a while.</summary>
    public static SmallDisk Mount(string folder, TimeSpan time)
    {
        var megabytes = Megabytes + (int)(MegabytesPerMinute * time.TotalMinutes);
        Directory.CreateDirectory(folder);
        Tools.Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "tmpfs", folder);
        return new(folder);
    }

    /// <summary>Leaves no byte free.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Create);
        var block = new byte[1 << 16];
        try
        {
            while (true) { file.Write(block); }
        }
        catch (IOException)
        {
            // Full, as was meant.
        }
    }

    /// <summary>Gives the room back.</summary>
    public void Free() => File.Delete(Filler);

    public void Dispose() => Tools.Try("umount", "-l", Folder);
}
