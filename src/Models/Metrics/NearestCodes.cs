using System.Numerics;

namespace Orchestrator.Models.Metrics;

/// <summary>The nearest codes to one code among those searched so far, nearest first.</summary>
/// <param name="count">How many to keep.</param>
internal sealed class NearestCodes(int count)
{
    private readonly float[] _distances = [.. Enumerable.Repeat(float.PositiveInfinity, count)];
    private readonly int[] _rows = [.. Enumerable.Repeat(-1, count)];

    /// <summary>Goes through a block of distances.</summary>
    /// <param name="distances">To consecutive codes.</param>
    /// <param name="first">The first one's row.</param>
    public void Search(ReadOnlySpan<float> distances, int first)
    {
        var i = 0;
        for (; i + Vector<float>.Count <= distances.Length; i += Vector<float>.Count)
        {
            // Nearly always nothing in a vector is near enough.
            if (Vector.LessThanAny(new Vector<float>(distances[i..]), new Vector<float>(_distances[^1])))
            {
                SearchEach(distances.Slice(i, Vector<float>.Count), first + i);
            }
        }

        SearchEach(distances[i..], first + i);
    }

    /// <summary>The class that most of them have.</summary>
    /// <param name="labels">The classes of all rows searched.</param>
    public byte Vote(byte[] labels) => _rows.Where(row => row >= 0).Select(row => labels[row])
        .GroupBy(label => label).MaxBy(group => group.Count())!.Key;

    private void SearchEach(ReadOnlySpan<float> distances, int first)
    {
        for (var i = 0; i < distances.Length; i++)
        {
            if (distances[i] < _distances[^1])
            {
                Insert(distances[i], first + i);
            }
        }
    }

    private void Insert(float distance, int row)
    {
        var at = _distances.Length - 1;
        for (; at > 0 && distance < _distances[at - 1]; at--)
        {
            (_distances[at], _rows[at]) = (_distances[at - 1], _rows[at - 1]);
        }

        (_distances[at], _rows[at]) = (distance, row);
    }
}
