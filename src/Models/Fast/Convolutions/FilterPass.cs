namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>A filter and where it stands.</summary>
/// <param name="Filter">The filter.</param>
/// <param name="From">To each pixel of the planes that it is laid over, in groups of four.</param>
/// <param name="To">To where the sums go: of each pixel, or of each group where it is pooled.</param>
internal sealed record FilterPass(Filter Filter, OffsetTable From, OffsetTable To);
