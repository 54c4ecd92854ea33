using System.Runtime.InteropServices;

namespace Orchestrator.Models.Native;

/// <summary>The C library: its own environment, of which .NET keeps a copy on Unix that native code never sees, and its allocator.</summary>
internal static partial class CLibrary
{
    /// <summary>Sets a variable for .NET and for native code.</summary>
    public static void SetForAll(string name, string value)
    {
        Environment.SetEnvironmentVariable(name, value);
        SetEnvironmentVariable(name, value);
    }

    public static void SetEnvironmentVariable(string name, string value)
    {
        // On Windows .NET sets the process's environment itself.
        if (!OperatingSystem.IsWindows() && SetEnv(name, value, 1) != 0)
        {
            throw new TorchRuntimeException($"setenv({name}) failed with error {Marshal.GetLastPInvokeError()}.");
        }
    }

    public static string? GetEnvironmentVariable(string name) =>
        OperatingSystem.IsWindows() ? Environment.GetEnvironmentVariable(name) : Marshal.PtrToStringUTF8(GetEnv(name));

    public static string Describe()
    {
        try
        {
            return OperatingSystem.IsLinux()
                ? $"glibc {Marshal.PtrToStringUTF8(GnuVersion())}"
                : RuntimeInformation.OSDescription;
        }
        catch (EntryPointNotFoundException)
        {
            return "a C library other than glibc";
        }
    }

    /// <summary>Sets an option of glibc's allocator; nothing happens with another C library.</summary>
    public static void SetAllocatorOption(int option, int value)
    {
        if (OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var library)
            && NativeLibrary.TryGetExport(library, "mallopt", out _))
        {
            _ = SetAllocatorOptionOfGnu(option, value);
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetAllocatorOptionOfGnu(int option, int value);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetEnv(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "getenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint GetEnv(string name);

    [LibraryImport("libc", EntryPoint = "gnu_get_libc_version")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint GnuVersion();
}
