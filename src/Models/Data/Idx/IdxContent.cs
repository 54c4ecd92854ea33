namespace Orchestrator.Models.Data.Idx;

/// <summary>What a file holds.</summary>
/// <param name="Path">The file.</param>
/// <param name="Count">Images or labels.</param>
/// <param name="Bytes">784 per image, or one per label.</param>
/// <param name="Sha256">Of the uncompressed file, lower-case hex.</param>
internal sealed record IdxContent(string Path, int Count, byte[] Bytes, string Sha256);
