namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>
/// Sums of products of a filter's weights and pixels: convolutions of all kinds, forward and back. Weights are the same for
/// all images, which lie side by side, so sums of four pixels and four outputs (two where registers are few) share what is loaded.
/// </summary>
/// <typeparam name="TLanes">Operations.</typeparam>
/// <typeparam name="TVector">The vector of floats.</typeparam>
internal static unsafe class SumKernel<TLanes, TVector>
    where TLanes : struct, IImageLanes<TVector>
    where TVector : struct
{
    /// <summary>Pixels of a group.</summary>
    public const int Pixels = 4;

    /// <summary>Runs a filter.</summary>
    /// <param name="input">The planes that it is laid over.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="pixels">Where it stands, in groups of four.</param>
    /// <param name="taker">Takes the sums.</param>
    public static void Run<TTaker>(float* input, Filter filter, OffsetTable pixels, TTaker taker)
        where TTaker : struct, ISumTaker<TVector>
    {
        var (groups, outputs, places) = (pixels.Count / Pixels, filter.Outputs, filter.Places);
        var at = pixels.Pointer;
        var distances = filter.Distances.Pointer;
        var weights = filter.Weights;
        var biases = filter.Biases;
        if (TLanes.HasManyRegisters && outputs % 4 == 0)
        {
            for (var group = 0; group < groups; group++, at += Pixels)
            {
                for (var output = 0; output < outputs; output += 4)
                {
                    Four(input, at, distances, places, weights + output, biases + output, outputs, group, output, taker);
                }
            }
        }
        else
        {
            for (var group = 0; group < groups; group++, at += Pixels)
            {
                for (var output = 0; output < outputs; output += 2)
                {
                    Two(input, at, distances, places, weights + output, biases + output, outputs, group, output, taker);
                }
            }
        }
    }

    private static void Four<TTaker>(
        float* input,
        int* pixels,
        int* distances,
        int places,
        float* weights,
        float* biases,
        nint step,
        int group,
        int output,
        TTaker taker)
        where TTaker : struct, ISumTaker<TVector>
    {
        var (p0, p1, p2, p3) = ((nint)pixels[0], (nint)pixels[1], (nint)pixels[2], (nint)pixels[3]);
        TVector s00 = TLanes.Fill(biases[0]), s01 = s00, s02 = s00, s03 = s00;
        TVector s10 = TLanes.Fill(biases[1]), s11 = s10, s12 = s10, s13 = s10;
        TVector s20 = TLanes.Fill(biases[2]), s21 = s20, s22 = s20, s23 = s20;
        TVector s30 = TLanes.Fill(biases[3]), s31 = s30, s32 = s30, s33 = s30;
        for (var end = distances + places; distances < end; distances++, weights += step)
        {
            var at = input + *distances;
            var x0 = TLanes.Load(at + p0);
            var x1 = TLanes.Load(at + p1);
            var x2 = TLanes.Load(at + p2);
            var x3 = TLanes.Load(at + p3);
            var w0 = TLanes.Fill(weights[0]);
            s00 = TLanes.MultiplyAdd(x0, w0, s00);
            s01 = TLanes.MultiplyAdd(x1, w0, s01);
            s02 = TLanes.MultiplyAdd(x2, w0, s02);
            s03 = TLanes.MultiplyAdd(x3, w0, s03);
            var w1 = TLanes.Fill(weights[1]);
            s10 = TLanes.MultiplyAdd(x0, w1, s10);
            s11 = TLanes.MultiplyAdd(x1, w1, s11);
            s12 = TLanes.MultiplyAdd(x2, w1, s12);
            s13 = TLanes.MultiplyAdd(x3, w1, s13);
            var w2 = TLanes.Fill(weights[2]);
            s20 = TLanes.MultiplyAdd(x0, w2, s20);
            s21 = TLanes.MultiplyAdd(x1, w2, s21);
            s22 = TLanes.MultiplyAdd(x2, w2, s22);
            s23 = TLanes.MultiplyAdd(x3, w2, s23);
            var w3 = TLanes.Fill(weights[3]);
            s30 = TLanes.MultiplyAdd(x0, w3, s30);
            s31 = TLanes.MultiplyAdd(x1, w3, s31);
            s32 = TLanes.MultiplyAdd(x2, w3, s32);
            s33 = TLanes.MultiplyAdd(x3, w3, s33);
        }

        taker.Take(group, output, s00, s01, s02, s03);
        taker.Take(group, output + 1, s10, s11, s12, s13);
        taker.Take(group, output + 2, s20, s21, s22, s23);
        taker.Take(group, output + 3, s30, s31, s32, s33);
    }

    private static void Two<TTaker>(
        float* input,
        int* pixels,
        int* distances,
        int places,
        float* weights,
        float* biases,
        nint step,
        int group,
        int output,
        TTaker taker)
        where TTaker : struct, ISumTaker<TVector>
    {
        var (p0, p1, p2, p3) = ((nint)pixels[0], (nint)pixels[1], (nint)pixels[2], (nint)pixels[3]);
        TVector s00 = TLanes.Fill(biases[0]), s01 = s00, s02 = s00, s03 = s00;
        TVector s10 = TLanes.Fill(biases[1]), s11 = s10, s12 = s10, s13 = s10;
        for (var end = distances + places; distances < end; distances++, weights += step)
        {
            var at = input + *distances;
            var x0 = TLanes.Load(at + p0);
            var x1 = TLanes.Load(at + p1);
            var x2 = TLanes.Load(at + p2);
            var x3 = TLanes.Load(at + p3);
            var w0 = TLanes.Fill(weights[0]);
            s00 = TLanes.MultiplyAdd(x0, w0, s00);
            s01 = TLanes.MultiplyAdd(x1, w0, s01);
            s02 = TLanes.MultiplyAdd(x2, w0, s02);
            s03 = TLanes.MultiplyAdd(x3, w0, s03);
            var w1 = TLanes.Fill(weights[1]);
            s10 = TLanes.MultiplyAdd(x0, w1, s10);
            s11 = TLanes.MultiplyAdd(x1, w1, s11);
            s12 = TLanes.MultiplyAdd(x2, w1, s12);
            s13 = TLanes.MultiplyAdd(x3, w1, s13);
        }

        taker.Take(group, output, s00, s01, s02, s03);
        taker.Take(group, output + 1, s10, s11, s12, s13);
    }
}
