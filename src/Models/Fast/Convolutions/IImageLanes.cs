namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>
/// A vector with a number of each of some images, side by side. What is computed for an image has the same bits whatever the
/// width: each operation rounds once, as IEEE 754 has it.
/// </summary>
/// <typeparam name="TVector">The vector of floats.</typeparam>
internal unsafe interface IImageLanes<TVector>
    where TVector : struct
{
    /// <summary>Images in a vector.</summary>
    static abstract int Count { get; }

    /// <summary>Whether 16 sums and what they are made of fit into registers; else 8 do.</summary>
    static abstract bool HasManyRegisters { get; }

    /// <summary>Count floats.</summary>
    static abstract TVector Load(float* from);

    /// <summary>Stores Count floats.</summary>
    static abstract void Store(TVector value, float* to);

    /// <summary>The same number for all.</summary>
    static abstract TVector Fill(float value);

    /// <summary>a b + sum, rounded once.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector sum);

    /// <summary>a + b.</summary>
    static abstract TVector Add(TVector a, TVector b);

    /// <summary>a - b.</summary>
    static abstract TVector Subtract(TVector a, TVector b);

    /// <summary>a b.</summary>
    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>a / b.</summary>
    static abstract TVector Divide(TVector a, TVector b);

    /// <summary>The larger; NaN where b is.</summary>
    static abstract TVector Max(TVector a, TVector b);

    /// <summary>The smaller; NaN where b is.</summary>
    static abstract TVector Min(TVector a, TVector b);

    /// <summary>A mask for <see cref="Select"/>: where a &gt; b.</summary>
    static abstract TVector Above(TVector a, TVector b);

    /// <summary>A mask for <see cref="Select"/>: where a = b.</summary>
    static abstract TVector Equal(TVector a, TVector b);

    /// <summary>One where the mask is set, else the other.</summary>
    static abstract TVector Select(TVector mask, TVector one, TVector other);

    /// <summary>2^k for a whole number k in [-126, 127].</summary>
    static abstract TVector PowerOfTwo(TVector k);
}
