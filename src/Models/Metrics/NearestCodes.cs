using System.Runtime.Intrinsics;
using Orchestrator.Models.Fast;

namespace Orchestrator.Models.Metrics;

/// <summary>The nearest codes to each of some queries among those looked at so far, nearest first.</summary>
/// <param name="queries">How many queries.</param>
/// <param name="count">How many codes to keep for each.</param>
internal sealed unsafe class NearestCodes(int queries, int count)
{
    // Nothing is nearer than minus infinity in the lanes past the queries.
    private readonly float[] _farthest =
        [.. Enumerable.Range(0, Lanes.RoundUp(queries)).Select(query => query < queries ? float.PositiveInfinity : float.NegativeInfinity)];

    private readonly float[] _distances = [.. Enumerable.Repeat(float.PositiveInfinity, queries * count)];
    private readonly int[] _rows = [.. Enumerable.Repeat(-1, queries * count)];

    /// <summary>Looks at one code.</summary>
    /// <param name="distances">To each query, less <paramref name="norm"/>; whole vectors.</param>
    /// <param name="norm">What is to be added to them.</param>
    /// <param name="row">The code's row, larger than those before.</param>
    public void Add(float* distances, float norm, int row)
    {
        fixed (float* farthest = _farthest)
        {
            for (var i = 0; i < _farthest.Length; i += Lanes.Count)
            {
                // Nearly always nothing in a vector is near enough.
                var distance = Vector256.Load(distances + i) + Vector256.Create(norm);
                if (Vector256.LessThanAny(distance, Vector256.Load(farthest + i)))
                {
                    InsertEach(distance, i, row);
                }
            }
        }
    }

    /// <summary>The class that most of a query's codes have; -1 where no distance is a number below infinity.</summary>
    /// <param name="query">The query.</param>
    /// <param name="labels">The classes of all rows looked at.</param>
    public int Vote(int query, byte[] labels) => _rows.Skip(query * count).Take(count).Where(row => row >= 0).Select(row => (int)labels[row])
        .GroupBy(label => label).MaxBy(group => group.Count())?.Key ?? -1;

    private void InsertEach(Vector256<float> distances, int first, int row)
    {
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            if (distances[lane] < _farthest[first + lane])
            {
                Insert(distances[lane], first + lane, row);
            }
        }
    }

    private void Insert(float distance, int query, int row)
    {
        var distances = _distances.AsSpan(query * count, count);
        var rows = _rows.AsSpan(query * count, count);
        var at = count - 1;
        for (; at > 0 && distance < distances[at - 1]; at--)
        {
            (distances[at], rows[at]) = (distances[at - 1], rows[at - 1]);
        }

        (distances[at], rows[at]) = (distance, row);
        _farthest[query] = distances[^1];
    }
}
