namespace Orchestrator.Models.Native;

/// <summary>
/// Lets the C library keep big blocks that are freed. glibc maps and unmaps each block over 32 MB at the latest, and gives
/// the top of its heap back whenever enough is free, so that training pays for fresh zeroed pages at every step.
/// </summary>
internal static class MemoryReuse
{
    private const int TrimThreshold = -1;
    private const int MapThreshold = -3;

    // Freed memory kept for the next step; what one trial frees between two steps is far less.
    private const int LargestKept = 256 << 20;

    // glibc's largest: half of a heap of 64 MB. A larger value is refused as a whole.
    private const int LargestThreshold = 32 << 20;

    /// <summary>Turns it on; has no effect with another C library.</summary>
    public static void TurnOn()
    {
        CLibrary.SetAllocatorOption(MapThreshold, LargestThreshold);
        CLibrary.SetAllocatorOption(TrimThreshold, LargestKept);
    }
}
