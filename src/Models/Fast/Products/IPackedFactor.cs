using Orchestrator.Models.Native;

namespace Orchestrator.Models.Fast.Products;

/// <summary>
/// The right factor of products, packed as a whole once. For a left factor that is larger, which is then read once, a few rows at a time
/// past all panels.
/// </summary>
internal interface IPackedFactor : IDisposable
{
    /// <summary>Packs a matrix.</summary>
    /// <param name="b">[rows, columns].</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    void Pack(in MatrixView b, int rows, int columns);

    /// <summary>C = A B.</summary>
    /// <param name="a">[rows, k], with k the rows of what is packed.</param>
    /// <param name="c">[rows, columns]; overwritten.</param>
    /// <param name="rows">Rows of both.</param>
    void Multiply(in MatrixView a, in MatrixView c, int rows);
}
