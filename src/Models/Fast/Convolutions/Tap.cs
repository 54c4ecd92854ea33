namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>
/// One place of a filter along one axis, and which of the three weights of a convolution's filter it adds up: where images
/// were doubled by repeating each pixel, neighbouring weights meet the same pixel.
/// </summary>
/// <param name="Distance">Pixels from where the filter stands.</param>
/// <param name="First">The first weight.</param>
/// <param name="Last">The last.</param>
internal readonly record struct Tap(int Distance, int First, int Last)
{
    /// <summary>A filter as it is.</summary>
    public static readonly Tap[] Plain = [new(-1, 0, 0), new(0, 1, 1), new(1, 2, 2)];

    /// <summary>Turned round, as gradients go back through it.</summary>
    public static readonly Tap[] PlainBack = [new(-1, 2, 2), new(0, 1, 1), new(1, 0, 0)];

    /// <summary>What an output at 2 i takes from the pixels before doubling, from i on.</summary>
    public static readonly Tap[] Even = [new(-1, 0, 0), new(0, 1, 2)];

    /// <summary>What an output at 2 i + 1 takes.</summary>
    public static readonly Tap[] Odd = [new(0, 0, 1), new(1, 2, 2)];

    /// <summary>The outputs that a pixel i before doubling went into, from 2 i on.</summary>
    public static readonly Tap[] DoubledBack = [new(-1, 2, 2), new(0, 1, 2), new(1, 0, 1), new(2, 0, 0)];

    /// <summary>Even or odd.</summary>
    public static Tap[] OfPhase(int phase) => phase == 0 ? Even : Odd;
}
