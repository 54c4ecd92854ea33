using System.Runtime.InteropServices;

namespace Orchestrator.Models.Fast;

/// <summary>
/// Floats outside the managed heap, all 0 at first, on a boundary of 64 bytes, so that products have the same bits in every
/// process. Whoever made it disposes it; the finalizer is for trainers that fail while they are made.
/// </summary>
internal sealed unsafe class NativeFloats : IDisposable
{
    private const int Alignment = 64;
    private float* _pointer;

    /// <param name="count">How many; rounded up to whole vectors.</param>
    public NativeFloats(int count)
    {
        Count = Lanes.RoundUp(Math.Max(count, 1));
        _pointer = (float*)NativeMemory.AlignedAlloc((nuint)Count * sizeof(float), Alignment);
        new Span<float>(_pointer, Count).Clear();
    }

    ~NativeFloats() => Free();

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>The first one.</summary>
    public float* Pointer => _pointer is not null ? _pointer : throw new ObjectDisposedException(nameof(NativeFloats));

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_pointer);
        _pointer = null;
    }
}
