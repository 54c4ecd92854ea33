using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Ownership;

/// <summary>One span of time in which a process owned the database; run time is counted within sessions only.</summary>
/// <param name="Id">Its row.</param>
/// <param name="StartedAt">Unix milliseconds.</param>
internal sealed record OwnerSession(long Id, long StartedAt)
{
    public static OwnerSession Begin(string path, DatabaseOwnerInfo info, TimeProvider time)
    {
        using var connection = Connections.OpenWriter(path);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var id = connection.Scalar(
            "INSERT INTO owner_sessions (process_id, started_at, last_seen) VALUES ($process, $now, $now) RETURNING id",
            ("$process", info.ProcessId),
            ("$now", now));
        return new OwnerSession((long)id!, now);
    }
}
