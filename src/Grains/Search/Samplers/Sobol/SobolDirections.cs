namespace Orchestrator.Grains.Search.Samplers.Sobol;

/// <summary>
/// Direction numbers of Sobol's sequence: a primitive polynomial over GF(2) per dimension after the first, in order of degree and
/// value, and as many odd starting numbers, the k-th below 2^k. The starting numbers are this project's own: for each dimension in turn
/// the best of up to 400 random choices, by the sum over the earlier dimensions and over 2^3 to 2^10 points of t squared, where t
/// is the quality parameter of the two-dimensional net (Niederreiter 1987; 0 is best).
/// </summary>
internal static class SobolDirections
{
    /// <summary>How many dimensions there are.</summary>
    public const int Dimensions = 64;

    private const int Bits = 32;

    private static readonly (int Polynomial, int[] Starts)[] Table =
    [
        (3, [1]),
        (7, [1, 3]),
        (11, [1, 3, 1]),
        (13, [1, 1, 5]),
        (19, [1, 1, 7, 9]),
        (25, [1, 1, 1, 15]),
        (37, [1, 3, 7, 7, 11]),
        (41, [1, 3, 1, 1, 13]),
        (47, [1, 3, 7, 7, 21]),
        (55, [1, 1, 7, 11, 15]),
        (59, [1, 1, 1, 5, 19]),
        (61, [1, 1, 5, 7, 31]),
        (67, [1, 3, 1, 11, 7, 23]),
        (91, [1, 1, 1, 1, 1, 11]),
        (97, [1, 3, 5, 1, 29, 11]),
        (103, [1, 1, 3, 5, 15, 45]),
        (109, [1, 1, 5, 1, 1, 7]),
        (115, [1, 1, 7, 11, 23, 17]),
        (131, [1, 3, 7, 11, 11, 3, 73]),
        (137, [1, 1, 5, 5, 19, 39, 41]),
        (143, [1, 1, 1, 9, 13, 35, 49]),
        (145, [1, 3, 7, 7, 13, 41, 107]),
        (157, [1, 1, 3, 1, 21, 35, 127]),
        (167, [1, 1, 3, 7, 1, 47, 81]),
        (171, [1, 1, 5, 13, 7, 33, 89]),
        (185, [1, 1, 5, 11, 23, 59, 93]),
        (191, [1, 3, 5, 15, 31, 17, 21]),
        (193, [1, 3, 3, 15, 1, 61, 87]),
        (203, [1, 3, 7, 1, 19, 31, 25]),
        (211, [1, 3, 1, 5, 25, 5, 71]),
        (213, [1, 3, 5, 11, 9, 21, 3]),
        (229, [1, 1, 1, 13, 27, 19, 5]),
        (239, [1, 1, 5, 5, 19, 29, 115]),
        (241, [1, 3, 1, 5, 23, 33, 23]),
        (247, [1, 1, 1, 7, 25, 1, 111]),
        (253, [1, 3, 7, 11, 5, 41, 105]),
        (285, [1, 1, 5, 9, 25, 51, 113, 121]),
        (299, [1, 3, 7, 11, 25, 1, 11, 139]),
        (301, [1, 3, 3, 11, 1, 21, 101, 245]),
        (333, [1, 3, 3, 13, 15, 53, 23, 219]),
        (351, [1, 1, 3, 13, 27, 57, 121, 7]),
        (355, [1, 1, 1, 1, 17, 31, 51, 45]),
        (357, [1, 1, 7, 13, 3, 47, 25, 97]),
        (361, [1, 1, 7, 5, 11, 55, 103, 217]),
        (369, [1, 3, 7, 11, 15, 29, 121, 149]),
        (391, [1, 1, 1, 15, 11, 57, 51, 31]),
        (397, [1, 3, 5, 15, 25, 23, 125, 105]),
        (425, [1, 3, 1, 1, 3, 39, 11, 67]),
        (451, [1, 3, 5, 3, 29, 47, 101, 143]),
        (463, [1, 3, 1, 11, 31, 61, 23, 59]),
        (487, [1, 1, 7, 15, 7, 7, 45, 137]),
        (501, [1, 3, 5, 7, 29, 41, 101, 71]),
        (529, [1, 3, 5, 3, 9, 47, 41, 9, 281]),
        (539, [1, 1, 7, 9, 31, 3, 59, 191, 255]),
        (545, [1, 3, 3, 7, 23, 53, 43, 11, 25]),
        (557, [1, 1, 1, 5, 7, 27, 23, 7, 359]),
        (563, [1, 3, 7, 5, 17, 51, 61, 207, 51]),
        (601, [1, 3, 5, 3, 27, 31, 89, 205, 75]),
        (607, [1, 3, 1, 7, 31, 35, 113, 121, 417]),
        (617, [1, 3, 3, 9, 7, 55, 35, 159, 271]),
        (623, [1, 1, 1, 5, 15, 57, 121, 147, 451]),
        (631, [1, 1, 3, 9, 1, 45, 109, 3, 445]),
        (637, [1, 3, 1, 5, 11, 13, 111, 65, 379]),
    ];

    /// <summary>The direction numbers of a dimension, the first the largest.</summary>
    public static uint[] Of(int dimension) => dimension == 0
        ? [.. Enumerable.Range(0, Bits).Select(bit => 1u << (Bits - 1 - bit))]
        : Extend(Table[dimension - 1].Polynomial, Table[dimension - 1].Starts);

    /// <summary>The polynomial of a dimension after the first, its leading term in the highest bit, and its starting numbers.</summary>
    public static (int Polynomial, IReadOnlyList<int> Starts) Parts(int dimension) => Table[dimension - 1];

    private static uint[] Extend(int polynomial, int[] starts)
    {
        var degree = starts.Length;
        var directions = new uint[Bits];
        for (var bit = 0; bit < Bits; bit++)
        {
            directions[bit] = bit < degree
                ? (uint)starts[bit] << (Bits - 1 - bit)
                : directions[bit - degree] ^ (directions[bit - degree] >> degree);
            for (var term = 1; bit >= degree && term < degree; term++)
            {
                if ((polynomial >> (degree - term) & 1) != 0) { directions[bit] ^= directions[bit - term]; }
            }
        }

        return directions;
    }
}
