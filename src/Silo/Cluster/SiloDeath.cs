namespace Orchestrator.Silo.Cluster;

/// <summary>
/// Hears that this process's silo was declared dead, or is in a state in which it cannot go on, and tells whoever waits, in place of ending
/// the process.
/// </summary>
internal sealed class SiloDeath : IFatalErrorHandler
{
    private readonly TaskCompletionSource<string> _died = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes with the reason.</summary>
    public Task<string> Died => _died.Task;

    public bool IsUnexpected(Exception exception) => exception is not OperationCanceledException;

    public void OnFatalException(object? sender, string? context, Exception? exception) =>
        _died.TrySetResult($"{context} {exception?.Message}".Trim());
}
