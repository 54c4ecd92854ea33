using System.Runtime.CompilerServices;
using Orchestrator.Models.Fast.Convolutions;

namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>
/// Sums of products of weights and vectors, in the order of the places. Sums of four vectors and four outputs (two where registers
/// are few) share what is loaded.
/// </summary>
/// <typeparam name="TLanes">Operations.</typeparam>
/// <typeparam name="TVector">The vector of floats.</typeparam>
internal static unsafe class TapKernel<TLanes, TVector>
    where TLanes : struct, IImageLanes<TVector>
    where TVector : struct
{
    /// <summary>Vectors of a group.</summary>
    public const int Pixels = 4;

    /// <summary>Runs a filter.</summary>
    /// <param name="input">What it is laid over.</param>
    /// <param name="taps">The filter.</param>
    /// <param name="output">Where the sums go.</param>
    /// <param name="store">Where it stands.</param>
    public static void Run(float* input, in TapView taps, float* output, in SumStore store)
    {
        var step = TLanes.HasManyRegisters && taps.Outputs % 4 == 0 ? 4 : 2;
        for (var group = 0; group < store.Groups; group++)
        {
            for (var i = 0; i < taps.Outputs; i += step)
            {
                if (step == 4)
                {
                    Four(input, taps, output, store, group, i);
                }
                else
                {
                    Two(input, taps, output, store, group, i);
                }
            }
        }
    }

    private static void Four(float* input, in TapView taps, float* output, in SumStore store, int group, int first)
    {
        var pixels = store.From + group * Pixels;
        var (p0, p1, p2, p3) = ((nint)pixels[0], (nint)pixels[1], (nint)pixels[2], (nint)pixels[3]);
        TVector s00 = TLanes.Fill(taps.Biases[first]), s01 = s00, s02 = s00, s03 = s00;
        TVector s10 = TLanes.Fill(taps.Biases[first + 1]), s11 = s10, s12 = s10, s13 = s10;
        TVector s20 = TLanes.Fill(taps.Biases[first + 2]), s21 = s20, s22 = s20, s23 = s20;
        TVector s30 = TLanes.Fill(taps.Biases[first + 3]), s31 = s30, s32 = s30, s33 = s30;
        var weights = taps.WeightsOf(first);
        var (place, next) = (taps.PlaceStep, taps.OutputStep);
        var last = weights + 3 * next;
        var distances = taps.Distances;
        for (var end = distances + taps.Places; distances < end; distances++, weights += place, last += place)
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
            var w1 = TLanes.Fill(weights[next]);
            s10 = TLanes.MultiplyAdd(x0, w1, s10);
            s11 = TLanes.MultiplyAdd(x1, w1, s11);
            s12 = TLanes.MultiplyAdd(x2, w1, s12);
            s13 = TLanes.MultiplyAdd(x3, w1, s13);
            var w2 = TLanes.Fill(weights[2 * next]);
            s20 = TLanes.MultiplyAdd(x0, w2, s20);
            s21 = TLanes.MultiplyAdd(x1, w2, s21);
            s22 = TLanes.MultiplyAdd(x2, w2, s22);
            s23 = TLanes.MultiplyAdd(x3, w2, s23);
            var w3 = TLanes.Fill(*last);
            s30 = TLanes.MultiplyAdd(x0, w3, s30);
            s31 = TLanes.MultiplyAdd(x1, w3, s31);
            s32 = TLanes.MultiplyAdd(x2, w3, s32);
            s33 = TLanes.MultiplyAdd(x3, w3, s33);
        }

        Put(output, store, group, first, s00, s01, s02, s03);
        Put(output, store, group, first + 1, s10, s11, s12, s13);
        Put(output, store, group, first + 2, s20, s21, s22, s23);
        Put(output, store, group, first + 3, s30, s31, s32, s33);
    }

    private static void Two(float* input, in TapView taps, float* output, in SumStore store, int group, int first)
    {
        var pixels = store.From + group * Pixels;
        var (p0, p1, p2, p3) = ((nint)pixels[0], (nint)pixels[1], (nint)pixels[2], (nint)pixels[3]);
        TVector s00 = TLanes.Fill(taps.Biases[first]), s01 = s00, s02 = s00, s03 = s00;
        TVector s10 = TLanes.Fill(taps.Biases[first + 1]), s11 = s10, s12 = s10, s13 = s10;
        var weights = taps.WeightsOf(first);
        var (place, next) = (taps.PlaceStep, taps.OutputStep);
        var distances = taps.Distances;
        for (var end = distances + taps.Places; distances < end; distances++, weights += place)
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
            var w1 = TLanes.Fill(weights[next]);
            s10 = TLanes.MultiplyAdd(x0, w1, s10);
            s11 = TLanes.MultiplyAdd(x1, w1, s11);
            s12 = TLanes.MultiplyAdd(x2, w1, s12);
            s13 = TLanes.MultiplyAdd(x3, w1, s13);
        }

        Put(output, store, group, first, s00, s01, s02, s03);
        Put(output, store, group, first + 1, s10, s11, s12, s13);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(
        float* output, in SumStore store, int group, int channel, TVector s0, TVector s1, TVector s2, TVector s3)
    {
        if (channel >= store.Outputs)
        {
            return;
        }

        var at = output + channel * store.Channel;
        var to = store.To + group * Pixels;
        TLanes.Store(s0, at + to[0]);
        TLanes.Store(s1, at + to[1]);
        TLanes.Store(s2, at + to[2]);
        TLanes.Store(s3, at + to[3]);
    }
}
