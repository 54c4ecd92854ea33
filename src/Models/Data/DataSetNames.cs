namespace Orchestrator.Models.Data;

/// <summary>The names of data sets.</summary>
public static class DataSetNames
{
    /// <summary>Drawn by this program; needs no files.</summary>
    public const string Digits = "digits";

    /// <summary>The MNIST database of handwritten digits.</summary>
    public const string Mnist = "mnist";

    /// <summary>Zalando's articles of clothing.</summary>
    public const string FashionMnist = "fashion-mnist";

    /// <summary>The user's own files.</summary>
    public const string Idx = "idx";

    /// <summary>Every data set.</summary>
    public static IReadOnlyList<string> All { get; } = [Digits, Mnist, FashionMnist, Idx];
}
