using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>Distances in floats, where the collector does not move them.</summary>
internal sealed unsafe class OffsetTable
{
    private readonly int[] _offsets;

    /// <param name="offsets">The distances.</param>
    public OffsetTable(IEnumerable<int> offsets)
    {
        int[] values = [.. offsets];
        _offsets = GC.AllocateUninitializedArray<int>(values.Length, pinned: true);
        values.CopyTo(_offsets, 0);
    }

    /// <summary>How many there are.</summary>
    public int Count => _offsets.Length;

    /// <summary>The first one; good while the table lives.</summary>
    public int* Pointer => (int*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_offsets));
}
