using static TorchSharp.torch;

namespace Orchestrator.Models.Fast;

/// <summary>Where tensors lie, looked up once: TorchSharp allocates at each look. The tensors are to outlive it.</summary>
/// <param name="tensors">Floats, contiguous, on the CPU; looked at on first use.</param>
internal sealed unsafe class TensorPointers(IReadOnlyList<Tensor> tensors)
{
    private readonly nint[] _pointers = new nint[tensors.Count];
    private readonly int[] _counts = new int[tensors.Count];

    /// <summary>The first value of tensor <paramref name="index"/>.</summary>
    public float* this[int index]
    {
        get
        {
            if (_pointers[index] == 0)
            {
                _pointers[index] = (nint)TensorMemory.Floats(tensors[index]);
                _counts[index] = checked((int)tensors[index].numel());
            }

            return (float*)_pointers[index];
        }
    }

    /// <summary>How many values a tensor has that was looked up.</summary>
    public int Count(int index) => _counts[index];
}
