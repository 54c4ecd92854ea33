using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Orchestrator.Grains.Results.Ownership;

/// <summary>Reads a lock file that another process may hold.</summary>
internal static partial class LockFile
{
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;

    /// <summary>Whether opening failed only because somebody else holds the lock.</summary>
    public static bool IsSharingViolation(IOException e) =>
        e.GetType() == typeof(IOException) && e.HResult is WindowsSharingViolation or LinuxWouldBlock or MacWouldBlock;

    /// <summary>Who the file names, or null where it names nobody.</summary>
    public static DatabaseOwnerInfo? Read(string path)
    {
        try
        {
            using var file = OpenUnlocked(path);
            return JsonSerializer.Deserialize<DatabaseOwnerInfo>(file, LedgerJson.Options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // The owner may be between locking and writing: it is there, but has no name yet.
            return null;
        }
    }

    // .NET takes a shared lock to read, which an exclusive one keeps out; the system's own call takes none.
    private static FileStream OpenUnlocked(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }

        var handle = new SafeFileHandle(OpenReadOnly(path, 0), ownsHandle: true);
        return handle.IsInvalid
            ? throw new IOException($"Cannot open '{path}': error {Marshal.GetLastPInvokeError()}.")
            : new FileStream(handle, FileAccess.Read);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenReadOnly([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
