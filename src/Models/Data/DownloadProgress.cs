namespace Orchestrator.Models.Data;

/// <summary>How far a download is.</summary>
/// <param name="File">The file's name.</param>
/// <param name="BytesReceived">Bytes so far.</param>
/// <param name="BytesTotal">Bytes in all, or null where the server does not say.</param>
public sealed record DownloadProgress(string File, long BytesReceived, long? BytesTotal);
