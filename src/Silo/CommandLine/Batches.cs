using Orchestrator.Models.Inference;

namespace Orchestrator.Silo.CommandLine;

/// <summary>Batches that an interruption ends.</summary>
internal static class Batches
{
    public static IEnumerable<FloatRows> EndedBy(this IEnumerable<FloatRows> batches, CancellationToken cancellation) => batches.Select(batch =>
    {
        cancellation.ThrowIfCancellationRequested();
        return batch;
    });
}
