using Orchestrator.Models.Fast.Convolutions;

namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>
/// Gradients of weights [small, large, 4, 4] with stride 2 and padding 1: sums over pixels and images of a small plane's pixel times
/// the large plane's that the weight joins to it. One of them holds values, the other gradients.
/// </summary>
/// <typeparam name="TLanes">Operations.</typeparam>
/// <typeparam name="TVector">The vector of floats.</typeparam>
internal static unsafe class TapGradients<TLanes, TVector>
    where TLanes : struct, IImageLanes<TVector>
    where TVector : struct
{
    private const int Side = 4;
    private const int LaneCount = 16;
    private const int MostOutputs = 4;

    /// <summary>Sums gradients.</summary>
    /// <param name="small">The small planes.</param>
    /// <param name="large">The large ones.</param>
    /// <param name="size">Channels of both, rows of the small planes, blocks.</param>
    /// <param name="gradients">[small, large, 4, 4].</param>
    /// <param name="keep">Whether sums are added to what is there.</param>
    public static void Run(
        PlaneView small, PlaneView large, (int Small, int Large, int Rows, int Blocks) size, float* gradients, bool keep)
    {
        var lanes = stackalloc float[MostOutputs * Side * Side * LaneCount];
        var atOnce = TLanes.HasManyRegisters && size.Small % MostOutputs == 0 ? MostOutputs : 2;
        for (var output = 0; output < size.Small; output += atOnce)
        {
            for (var input = 0; input < size.Large; input++)
            {
                new Span<float>(lanes, atOnce * Side * Side * LaneCount).Clear();
                for (var block = 0; block < size.Blocks; block++)
                {
                    Add(small, large, (block, output, input), size.Rows, lanes + block * TLanes.Count % LaneCount, size.Small - output);
                }

                var to = gradients + ((long)output * size.Large + input) * Side * Side;
                Put(lanes, to, size.Large, Math.Min(atOnce, size.Small - output), keep);
            }
        }
    }

    private static void Add(
        PlaneView small, PlaneView large, (int Block, int Output, int Input) at, int rows, float* lanes, int outputs)
    {
        var values = small.At(at.Block, at.Output);
        var corner = large.At(at.Block, at.Input) - large.Row - large.Column;
        for (var row = 0; row < Side; row++, corner += large.Row, lanes += Side * LaneCount)
        {
            if (TLanes.HasManyRegisters && outputs >= MostOutputs)
            {
                Four(values, small, corner, large, rows, lanes);
            }
            else
            {
                // Where there is no second output, the first one again.
                Two(values, outputs > 1 ? small.Channel : 0, small, corner, large, rows, lanes);
            }
        }
    }

    private static void Put(float* lanes, float* gradients, int large, int outputs, bool keep)
    {
        for (var output = 0; output < outputs; output++, gradients += (long)large * Side * Side)
        {
            for (var i = 0; i < Side * Side; i++, lanes += LaneCount)
            {
                gradients[i] = LaneSum.Of(lanes) + (keep ? gradients[i] : 0);
            }
        }
    }

    // Four columns of a row of the weights, for four small planes.
    private static void Four(float* small, in PlaneView smallView, float* large, in PlaneView largeView, int rows, float* lanes)
    {
        const int Step = Side * Side * LaneCount;
        var (channel, column, largeColumn) = (smallView.Channel, smallView.Column, largeView.Column);
        var s00 = TLanes.Load(lanes);
        var s01 = TLanes.Load(lanes + LaneCount);
        var s02 = TLanes.Load(lanes + 2 * LaneCount);
        var s03 = TLanes.Load(lanes + 3 * LaneCount);
        var s10 = TLanes.Load(lanes + Step);
        var s11 = TLanes.Load(lanes + Step + LaneCount);
        var s12 = TLanes.Load(lanes + Step + 2 * LaneCount);
        var s13 = TLanes.Load(lanes + Step + 3 * LaneCount);
        var s20 = TLanes.Load(lanes + 2 * Step);
        var s21 = TLanes.Load(lanes + 2 * Step + LaneCount);
        var s22 = TLanes.Load(lanes + 2 * Step + 2 * LaneCount);
        var s23 = TLanes.Load(lanes + 2 * Step + 3 * LaneCount);
        var s30 = TLanes.Load(lanes + 3 * Step);
        var s31 = TLanes.Load(lanes + 3 * Step + LaneCount);
        var s32 = TLanes.Load(lanes + 3 * Step + 2 * LaneCount);
        var s33 = TLanes.Load(lanes + 3 * Step + 3 * LaneCount);
        for (var y = 0; y < rows; y++)
        {
            var value = small + y * smallView.Row;
            var pixel = large + 2 * y * largeView.Row;
            var next = pixel + 2 * largeColumn;
            for (var x = 0; x < rows; x++)
            {
                var x0 = TLanes.Load(pixel);
                var x1 = TLanes.Load(pixel + largeColumn);
                var x2 = TLanes.Load(next);
                var x3 = TLanes.Load(next + largeColumn);
                var g0 = TLanes.Load(value);
                s00 = TLanes.MultiplyAdd(x0, g0, s00);
                s01 = TLanes.MultiplyAdd(x1, g0, s01);
                s02 = TLanes.MultiplyAdd(x2, g0, s02);
                s03 = TLanes.MultiplyAdd(x3, g0, s03);
                var g1 = TLanes.Load(value + channel);
                s10 = TLanes.MultiplyAdd(x0, g1, s10);
                s11 = TLanes.MultiplyAdd(x1, g1, s11);
                s12 = TLanes.MultiplyAdd(x2, g1, s12);
                s13 = TLanes.MultiplyAdd(x3, g1, s13);
                var g2 = TLanes.Load(value + 2 * channel);
                s20 = TLanes.MultiplyAdd(x0, g2, s20);
                s21 = TLanes.MultiplyAdd(x1, g2, s21);
                s22 = TLanes.MultiplyAdd(x2, g2, s22);
                s23 = TLanes.MultiplyAdd(x3, g2, s23);
                var g3 = TLanes.Load(value + 3 * channel);
                s30 = TLanes.MultiplyAdd(x0, g3, s30);
                s31 = TLanes.MultiplyAdd(x1, g3, s31);
                s32 = TLanes.MultiplyAdd(x2, g3, s32);
                s33 = TLanes.MultiplyAdd(x3, g3, s33);
                value += column;
                pixel = next;
                next += 2 * largeColumn;
            }
        }

        TLanes.Store(s00, lanes);
        TLanes.Store(s01, lanes + LaneCount);
        TLanes.Store(s02, lanes + 2 * LaneCount);
        TLanes.Store(s03, lanes + 3 * LaneCount);
        TLanes.Store(s10, lanes + Step);
        TLanes.Store(s11, lanes + Step + LaneCount);
        TLanes.Store(s12, lanes + Step + 2 * LaneCount);
        TLanes.Store(s13, lanes + Step + 3 * LaneCount);
        TLanes.Store(s20, lanes + 2 * Step);
        TLanes.Store(s21, lanes + 2 * Step + LaneCount);
        TLanes.Store(s22, lanes + 2 * Step + 2 * LaneCount);
        TLanes.Store(s23, lanes + 2 * Step + 3 * LaneCount);
        TLanes.Store(s30, lanes + 3 * Step);
        TLanes.Store(s31, lanes + 3 * Step + LaneCount);
        TLanes.Store(s32, lanes + 3 * Step + 2 * LaneCount);
        TLanes.Store(s33, lanes + 3 * Step + 3 * LaneCount);
    }

    // The same for two small planes.
    private static void Two(
        float* small, nint channel, in PlaneView smallView, float* large, in PlaneView largeView, int rows, float* lanes)
    {
        const int Step = Side * Side * LaneCount;
        var (column, largeColumn) = (smallView.Column, largeView.Column);
        var s00 = TLanes.Load(lanes);
        var s01 = TLanes.Load(lanes + LaneCount);
        var s02 = TLanes.Load(lanes + 2 * LaneCount);
        var s03 = TLanes.Load(lanes + 3 * LaneCount);
        var s10 = TLanes.Load(lanes + Step);
        var s11 = TLanes.Load(lanes + Step + LaneCount);
        var s12 = TLanes.Load(lanes + Step + 2 * LaneCount);
        var s13 = TLanes.Load(lanes + Step + 3 * LaneCount);
        for (var y = 0; y < rows; y++)
        {
            var value = small + y * smallView.Row;
            var pixel = large + 2 * y * largeView.Row;
            var next = pixel + 2 * largeColumn;
            for (var x = 0; x < rows; x++)
            {
                var x0 = TLanes.Load(pixel);
                var x1 = TLanes.Load(pixel + largeColumn);
                var x2 = TLanes.Load(next);
                var x3 = TLanes.Load(next + largeColumn);
                var g0 = TLanes.Load(value);
                s00 = TLanes.MultiplyAdd(x0, g0, s00);
                s01 = TLanes.MultiplyAdd(x1, g0, s01);
                s02 = TLanes.MultiplyAdd(x2, g0, s02);
                s03 = TLanes.MultiplyAdd(x3, g0, s03);
                var g1 = TLanes.Load(value + channel);
                s10 = TLanes.MultiplyAdd(x0, g1, s10);
                s11 = TLanes.MultiplyAdd(x1, g1, s11);
                s12 = TLanes.MultiplyAdd(x2, g1, s12);
                s13 = TLanes.MultiplyAdd(x3, g1, s13);
                value += column;
                pixel = next;
                next += 2 * largeColumn;
            }
        }

        TLanes.Store(s00, lanes);
        TLanes.Store(s01, lanes + LaneCount);
        TLanes.Store(s02, lanes + 2 * LaneCount);
        TLanes.Store(s03, lanes + 3 * LaneCount);
        TLanes.Store(s10, lanes + Step);
        TLanes.Store(s11, lanes + Step + LaneCount);
        TLanes.Store(s12, lanes + Step + 2 * LaneCount);
        TLanes.Store(s13, lanes + Step + 3 * LaneCount);
    }
}
