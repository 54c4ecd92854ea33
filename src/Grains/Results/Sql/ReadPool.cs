using System.Collections.Concurrent;

namespace Orchestrator.Grains.Results.Sql;

/// <summary>The idle connections to one database that only read. Safe to use from any thread.</summary>
internal sealed class ReadPool
{
    private const int MostIdle = 16;

    private static readonly ConcurrentDictionary<string, ReadPool> Pools = [];

    private readonly string _text;
    private readonly Lock _gate = new();
    private readonly Stack<ReadingConnection> _idle = [];
    private bool _isClosed;

    private ReadPool(string text) => _text = text;

    /// <summary>A connection, opened by this text if none is idle. The caller disposes the lease, and leaves no transaction open.</summary>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The database cannot be opened.</exception>
    public static ReadLease Take(string text) => Pools.GetOrAdd(text, static text => new(text)).Take();

    /// <summary>Closes the idle connections of a text; those in use are closed when they are given back.</summary>
    public static void Clear(string text)
    {
        if (Pools.TryRemove(text, out var pool)) { pool.Close(); }
    }

    /// <summary>Takes a connection back.</summary>
    internal void GiveBack(ReadingConnection connection)
    {
        lock (_gate)
        {
            if (!_isClosed && _idle.Count < MostIdle)
            {
                _idle.Push(connection);
                return;
            }
        }

        connection.Dispose();
    }

    private ReadLease Take()
    {
        lock (_gate)
        {
            if (_idle.TryPop(out var idle)) { return new(this, idle); }
        }

        return new(this, Connections.Open(new ReadingConnection(_text)));
    }

    private void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            while (_idle.TryPop(out var connection)) { connection.Dispose(); }
        }
    }
}
