namespace Orchestrator.Models.Data;

/// <summary>What a data set is loaded from.</summary>
/// <param name="Name">digits, mnist, fashion-mnist or idx.</param>
public sealed record DataSetRequest(string Name)
{
    /// <summary>A folder with the four IDX files, gzip or plain, or null. It is searched first.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Whether files that are missing may be downloaded to the cache. Default: false.</summary>
    public bool MayDownload { get; init; }

    /// <summary>For <c>digits</c>: training images. Default: 4,000.</summary>
    public int DigitsTrainCount { get; init; } = 4_000;

    /// <summary>For <c>digits</c>: test images. Default: 1,000.</summary>
    public int DigitsTestCount { get; init; } = 1_000;

    /// <summary>For <c>digits</c>: the seed. Default: 0.</summary>
    public long DigitsSeed { get; init; }
}
