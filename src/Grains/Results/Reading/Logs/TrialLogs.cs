using System.Collections.Concurrent;

namespace Orchestrator.Grains.Results.Reading.Logs;

/// <summary>The logs that were looked at last.</summary>
internal sealed class TrialLogs
{
    private const int MostKept = 16;

    private readonly ConcurrentDictionary<(string Id, int Number), TrialLog> _logs = [];

    public TrialLog Of(string id, int number)
    {
        if (_logs.Count >= MostKept && !_logs.ContainsKey((id, number))) { _logs.Clear(); }

        return _logs.GetOrAdd((id, number), key => new(key.Id, key.Number));
    }
}
