using static TorchSharp.torch;

namespace Orchestrator.Models.Fast.Columns;

/// <summary>A parameter where it lies, and its place among those that an optimizer moves. The tensor is to outlive it.</summary>
internal sealed unsafe class MovedWeight
{
    /// <param name="index">Its place.</param>
    /// <param name="parameter">[rows, columns], or [rows].</param>
    public MovedWeight(int index, Tensor parameter)
    {
        Index = index;
        Values = TensorMemory.Floats(parameter);
        Rows = checked((int)parameter.shape[0]);
        Columns = checked((int)(parameter.numel() / Rows));
    }

    /// <summary>Its place.</summary>
    public int Index { get; }

    /// <summary>The first number.</summary>
    public float* Values { get; }

    /// <summary>Numbers of its first dimension.</summary>
    public int Rows { get; }

    /// <summary>Numbers to each of those.</summary>
    public int Columns { get; }

    /// <summary>Those of a network by name, in the order in which its optimizer has them.</summary>
    public static IReadOnlyDictionary<string, MovedWeight> Of(nn.Module network) => network.named_parameters()
        .Select((pair, i) => KeyValuePair.Create(pair.name, new MovedWeight(i, pair.parameter)))
        .ToDictionary();
}
