using System.Collections.Concurrent;
using System.Diagnostics;

namespace Orchestrator.Bench.Search;

/// <summary>Processes that outlive one search, as many as are in use at once.</summary>
internal sealed class ProcessPool(Func<Process> start) : IDisposable
{
    private readonly ConcurrentBag<Process> _free = [];

    public Process Take() => _free.TryTake(out var process) ? process : start();

    public void Return(Process process) => _free.Add(process);

    public void Dispose()
    {
        foreach (var process in _free)
        {
            process.StandardInput.Close();
            process.WaitForExit();
            process.Dispose();
        }
    }
}
