namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>
/// Gradients of a filter's weights and biases: at each place, sums over pixels of the gradient of an output times what the filter met
/// there. Images stay apart, in lanes; sums of four places and four outputs (two where registers are few) share what is loaded.
/// </summary>
/// <typeparam name="TLanes">Operations.</typeparam>
/// <typeparam name="TVector">The vector of floats.</typeparam>
internal static unsafe class WeightKernel<TLanes, TVector>
    where TLanes : struct, IImageLanes<TVector>
    where TVector : struct
{
    private const int LaneCount = 16;

    // So that four channels of gradients stay in the nearest cache while all places pass by.
    private const int PixelsAtOnce = 112;

    /// <summary>Adds to the filter's gradients.</summary>
    /// <param name="gradients">The gradients of the filter's sums.</param>
    /// <param name="channel">Floats from an output's gradients to the next's.</param>
    /// <param name="inputs">The planes that the filter was laid over.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="walk">Where it stood.</param>
    /// <param name="lane">The first image's lane.</param>
    public static void Run(float* gradients, nint channel, float* inputs, Filter filter, Walk walk, int lane)
    {
        var rows = Math.Max(1, PixelsAtOnce / walk.Columns);
        for (var row = 0; row < walk.Rows; row += rows)
        {
            RunRows(
                gradients + walk.GradientStart + row * walk.GradientRow,
                channel,
                inputs + walk.InputStart + row * walk.InputRow,
                filter,
                walk with { Rows = Math.Min(rows, walk.Rows - row) },
                lane);
        }
    }

    private static void RunRows(float* gradients, nint channel, float* inputs, Filter filter, in Walk walk, int lane)
    {
        var (outputs, places) = (filter.Outputs, filter.Distances.Count);
        var isWide = TLanes.HasManyRegisters && outputs % 4 == 0;
        for (var output = 0; output < outputs; output += isWide ? 4 : 2)
        {
            var biases = filter.BiasGradientLanes + output * LaneCount + lane;
            Biases(gradients + output * channel, channel, walk, biases);
            if (isWide)
            {
                Biases(gradients + (output + 2) * channel, channel, walk, biases + 2 * LaneCount);
            }

            for (var place = 0; place < places; place += Filter.PlacesAtOnce)
            {
                var lanes = filter.GradientLanes + (place * outputs + output) * LaneCount + lane;
                var distances = filter.Distances.Pointer + place;
                if (isWide)
                {
                    Four(gradients + output * channel, channel, inputs, distances, walk, lanes, outputs * LaneCount);
                }
                else
                {
                    Two(gradients + output * channel, channel, inputs, distances, walk, lanes, outputs * LaneCount);
                }
            }
        }
    }

    // Of two outputs, even and odd columns apart, so that sums need not wait for each other.
    private static void Biases(float* gradients, nint channel, in Walk walk, float* lanes)
    {
        var (even0, even1) = (TLanes.Load(lanes), TLanes.Load(lanes + LaneCount));
        TVector odd0 = TLanes.Fill(0), odd1 = odd0;
        for (var row = 0; row < walk.Rows; row++)
        {
            var at = gradients + row * walk.GradientRow;
            for (var column = 0; column < walk.Columns; column += 2, at += 2 * walk.GradientColumn)
            {
                even0 = TLanes.Add(even0, TLanes.Load(at));
                even1 = TLanes.Add(even1, TLanes.Load(at + channel));
                if (column + 1 < walk.Columns)
                {
                    odd0 = TLanes.Add(odd0, TLanes.Load(at + walk.GradientColumn));
                    odd1 = TLanes.Add(odd1, TLanes.Load(at + walk.GradientColumn + channel));
                }
            }
        }

        TLanes.Store(TLanes.Add(even0, odd0), lanes);
        TLanes.Store(TLanes.Add(even1, odd1), lanes + LaneCount);
    }

    private static void Four(
        float* gradients, nint channel, float* inputs, int* distances, in Walk walk, float* lanes, nint step)
    {
        var (d0, d1, d2, d3) = ((nint)distances[0], (nint)distances[1], (nint)distances[2], (nint)distances[3]);
        var s00 = TLanes.Load(lanes);
        var s01 = TLanes.Load(lanes + step);
        var s02 = TLanes.Load(lanes + 2 * step);
        var s03 = TLanes.Load(lanes + 3 * step);
        var s10 = TLanes.Load(lanes + 1 * LaneCount);
        var s11 = TLanes.Load(lanes + step + 1 * LaneCount);
        var s12 = TLanes.Load(lanes + 2 * step + 1 * LaneCount);
        var s13 = TLanes.Load(lanes + 3 * step + 1 * LaneCount);
        var s20 = TLanes.Load(lanes + 2 * LaneCount);
        var s21 = TLanes.Load(lanes + step + 2 * LaneCount);
        var s22 = TLanes.Load(lanes + 2 * step + 2 * LaneCount);
        var s23 = TLanes.Load(lanes + 3 * step + 2 * LaneCount);
        var s30 = TLanes.Load(lanes + 3 * LaneCount);
        var s31 = TLanes.Load(lanes + step + 3 * LaneCount);
        var s32 = TLanes.Load(lanes + 2 * step + 3 * LaneCount);
        var s33 = TLanes.Load(lanes + 3 * step + 3 * LaneCount);
        for (var row = 0; row < walk.Rows; row++)
        {
            var gradient = gradients + row * walk.GradientRow;
            var input = inputs + row * walk.InputRow;
            for (var column = 0; column < walk.Columns; column++)
            {
                var x0 = TLanes.Load(input + d0);
                var x1 = TLanes.Load(input + d1);
                var x2 = TLanes.Load(input + d2);
                var x3 = TLanes.Load(input + d3);
                var g0 = TLanes.Load(gradient);
                s00 = TLanes.MultiplyAdd(x0, g0, s00);
                s01 = TLanes.MultiplyAdd(x1, g0, s01);
                s02 = TLanes.MultiplyAdd(x2, g0, s02);
                s03 = TLanes.MultiplyAdd(x3, g0, s03);
                var g1 = TLanes.Load(gradient + channel);
                s10 = TLanes.MultiplyAdd(x0, g1, s10);
                s11 = TLanes.MultiplyAdd(x1, g1, s11);
                s12 = TLanes.MultiplyAdd(x2, g1, s12);
                s13 = TLanes.MultiplyAdd(x3, g1, s13);
                var g2 = TLanes.Load(gradient + 2 * channel);
                s20 = TLanes.MultiplyAdd(x0, g2, s20);
                s21 = TLanes.MultiplyAdd(x1, g2, s21);
                s22 = TLanes.MultiplyAdd(x2, g2, s22);
                s23 = TLanes.MultiplyAdd(x3, g2, s23);
                var g3 = TLanes.Load(gradient + 3 * channel);
                s30 = TLanes.MultiplyAdd(x0, g3, s30);
                s31 = TLanes.MultiplyAdd(x1, g3, s31);
                s32 = TLanes.MultiplyAdd(x2, g3, s32);
                s33 = TLanes.MultiplyAdd(x3, g3, s33);
                gradient += walk.GradientColumn;
                input += walk.InputColumn;
            }
        }

        TLanes.Store(s00, lanes);
        TLanes.Store(s01, lanes + step);
        TLanes.Store(s02, lanes + 2 * step);
        TLanes.Store(s03, lanes + 3 * step);
        TLanes.Store(s10, lanes + 1 * LaneCount);
        TLanes.Store(s11, lanes + step + 1 * LaneCount);
        TLanes.Store(s12, lanes + 2 * step + 1 * LaneCount);
        TLanes.Store(s13, lanes + 3 * step + 1 * LaneCount);
        TLanes.Store(s20, lanes + 2 * LaneCount);
        TLanes.Store(s21, lanes + step + 2 * LaneCount);
        TLanes.Store(s22, lanes + 2 * step + 2 * LaneCount);
        TLanes.Store(s23, lanes + 3 * step + 2 * LaneCount);
        TLanes.Store(s30, lanes + 3 * LaneCount);
        TLanes.Store(s31, lanes + step + 3 * LaneCount);
        TLanes.Store(s32, lanes + 2 * step + 3 * LaneCount);
        TLanes.Store(s33, lanes + 3 * step + 3 * LaneCount);
    }

    private static void Two(
        float* gradients, nint channel, float* inputs, int* distances, in Walk walk, float* lanes, nint step)
    {
        var (d0, d1, d2, d3) = ((nint)distances[0], (nint)distances[1], (nint)distances[2], (nint)distances[3]);
        var s00 = TLanes.Load(lanes);
        var s01 = TLanes.Load(lanes + step);
        var s02 = TLanes.Load(lanes + 2 * step);
        var s03 = TLanes.Load(lanes + 3 * step);
        var s10 = TLanes.Load(lanes + 1 * LaneCount);
        var s11 = TLanes.Load(lanes + step + 1 * LaneCount);
        var s12 = TLanes.Load(lanes + 2 * step + 1 * LaneCount);
        var s13 = TLanes.Load(lanes + 3 * step + 1 * LaneCount);
        for (var row = 0; row < walk.Rows; row++)
        {
            var gradient = gradients + row * walk.GradientRow;
            var input = inputs + row * walk.InputRow;
            for (var column = 0; column < walk.Columns; column++)
            {
                var x0 = TLanes.Load(input + d0);
                var x1 = TLanes.Load(input + d1);
                var x2 = TLanes.Load(input + d2);
                var x3 = TLanes.Load(input + d3);
                var g0 = TLanes.Load(gradient);
                s00 = TLanes.MultiplyAdd(x0, g0, s00);
                s01 = TLanes.MultiplyAdd(x1, g0, s01);
                s02 = TLanes.MultiplyAdd(x2, g0, s02);
                s03 = TLanes.MultiplyAdd(x3, g0, s03);
                var g1 = TLanes.Load(gradient + channel);
                s10 = TLanes.MultiplyAdd(x0, g1, s10);
                s11 = TLanes.MultiplyAdd(x1, g1, s11);
                s12 = TLanes.MultiplyAdd(x2, g1, s12);
                s13 = TLanes.MultiplyAdd(x3, g1, s13);
                gradient += walk.GradientColumn;
                input += walk.InputColumn;
            }
        }

        TLanes.Store(s00, lanes);
        TLanes.Store(s01, lanes + step);
        TLanes.Store(s02, lanes + 2 * step);
        TLanes.Store(s03, lanes + 3 * step);
        TLanes.Store(s10, lanes + 1 * LaneCount);
        TLanes.Store(s11, lanes + step + 1 * LaneCount);
        TLanes.Store(s12, lanes + 2 * step + 1 * LaneCount);
        TLanes.Store(s13, lanes + 3 * step + 1 * LaneCount);
    }
}
