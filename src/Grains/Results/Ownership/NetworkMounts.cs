using System.Collections.Frozen;

namespace Orchestrator.Grains.Results.Ownership;

/// <summary>Tells network file systems, where locks and shared memory are not to be trusted.</summary>
internal static class NetworkMounts
{
    private const string MountTable = "/proc/mounts";

    private static readonly FrozenSet<string> Kinds = new[]
    {
        "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "sshfs", "fuse.sshfs", "afs", "ceph", "fuse.ceph", "glusterfs",
        "fuse.glusterfs", "lustre",
    }.ToFrozenSet();

    /// <summary>The kind of network file system on which <paramref name="path"/> lies, or null for a local one.</summary>
    public static string? Find(string path) => File.Exists(MountTable) ? Find(path, File.ReadLines(MountTable)) : FindDrive(path);

    /// <summary>The same by a mount table of lines <c>device folder kind options ...</c>.</summary>
    internal static string? Find(string path, IEnumerable<string> mounts)
    {
        // Of several mounts on one folder the last is on top; MaxBy keeps the first of equals.
        var kind = mounts
            .Select(line => line.Split(' '))
            .Where(fields => fields.Length > 2 && IsUnder(path, Unescape(fields[1])))
            .Reverse()
            .MaxBy(fields => Unescape(fields[1]).Length)?[2];
        return kind is not null && Kinds.Contains(kind) ? kind : null;
    }

    private static bool IsUnder(string path, string folder) =>
        path == folder || path.StartsWith(folder.EndsWith('/') ? folder : folder + "/", StringComparison.Ordinal);

    private static string Unescape(string field) =>
        field.Replace("\\040", " ").Replace("\\011", "\t").Replace("\\012", "\n").Replace("\\134", "\\");

    private static string? FindDrive(string path) =>
        new DriveInfo(Path.GetPathRoot(path)!) is { DriveType: DriveType.Network } drive ? drive.DriveFormat : null;
}
