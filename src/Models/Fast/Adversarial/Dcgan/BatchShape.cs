namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>How the images of a batch are laid out.</summary>
/// <param name="Size">The most images.</param>
/// <param name="Lanes">Images side by side in a block: as many as a vector has lanes.</param>
internal readonly record struct BatchShape(int Size, int Lanes)
{
    /// <summary>Blocks, the last of which may not be full.</summary>
    public int Blocks => BlocksOf(Size);

    /// <summary>Images with those that fill up the last block.</summary>
    public int Columns => Blocks * Lanes;

    /// <summary>Blocks that some images take.</summary>
    public int BlocksOf(int count) => (count + Lanes - 1) / Lanes;
}
