namespace Orchestrator.Models.Data.Idx;

/// <summary>Whether a file is the published one.</summary>
internal static class PublishedCheck
{
    public static void Require(PublishedDataSet set, IdxFile file, IdxContent content)
    {
        var published = set.Files.Single(f => f.File == file);
        if (content.Count != published.Count)
        {
            throw new DataSetException(
                $"{content.Path}: at byte 4: expected {published.Count} of {set.Name}, found {content.Count}. {Advice}");
        }
        if (published.ContentSha256 is { } expected && content.Sha256 != expected)
        {
            throw new DataSetException(
                $"{content.Path}: expected the contents of {set.Name} (SHA-256 {expected}), found {content.Sha256}. {Advice}");
        }
        if (PublishedDataSets.OwnerOf(content.Sha256) is { } owner && owner != set.Name)
        {
            throw new DataSetException($"{content.Path}: expected a file of {set.Name}, found one of {owner}.");
        }
    }

    private const string Advice = "Remove the file to get it again, or use the data set idx for files of your own.";
}
