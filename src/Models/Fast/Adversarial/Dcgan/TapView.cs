namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>Weights for sums of products: at each of some places a weight for each output. Steps in floats.</summary>
internal readonly unsafe struct TapView
{
    /// <summary>Outputs whose weights for a place lie in reach of each other.</summary>
    public const int GroupSize = 4;

    /// <summary>Places.</summary>
    public required int Places { get; init; }

    /// <summary>Outputs, even in number.</summary>
    public required int Outputs { get; init; }

    /// <summary>From where the filter stands to each place.</summary>
    public required int* Distances { get; init; }

    /// <summary>The weight of the first output at the first place.</summary>
    public required float* Weights { get; init; }

    /// <summary>What sums start from, one for each output.</summary>
    public required float* Biases { get; init; }

    /// <summary>From a place's weight to the next place's.</summary>
    public required nint PlaceStep { get; init; }

    /// <summary>From an output's weight to the next output's in its group.</summary>
    public required nint OutputStep { get; init; }

    /// <summary>From a group's weights to the next group's.</summary>
    public required nint GroupStep { get; init; }

    /// <summary>The first weight of an output.</summary>
    public float* WeightsOf(int output) => Weights + output / GroupSize * GroupStep + output % GroupSize * OutputStep;
}
