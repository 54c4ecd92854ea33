using System.Runtime.InteropServices;

namespace Orchestrator.Silo.Output;

/// <summary>
/// Tells when the reader of standard output or standard error has gone. The console swallows such writes silently, so a
/// user of <c>| head</c> would never learn where the rest went.
/// </summary>
internal static partial class PipeWatch
{
    private const short PollError = 0x8;

    /// <summary>Whether nobody reads file descriptor <paramref name="descriptor"/> (1 or 2) any more.</summary>
    public static bool HasLostReader(int descriptor)
    {
        if (!OperatingSystem.IsLinux()) { return false; }

        var request = new PollRequest { Descriptor = descriptor };
        return Poll(ref request, 1, 0) > 0 && (request.Result & PollError) != 0;
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref PollRequest request, nuint count, int timeoutMilliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollRequest
    {
        public int Descriptor;
        public short Wanted;
        public short Result;
    }
}
