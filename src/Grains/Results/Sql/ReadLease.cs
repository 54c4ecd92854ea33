namespace Orchestrator.Grains.Results.Sql;

/// <summary>The use of a pool's connection, until it is disposed.</summary>
/// <param name="pool">Where it goes back to.</param>
/// <param name="connection">Open, with no transaction.</param>
internal sealed class ReadLease(ReadPool pool, ReadingConnection connection) : IDisposable
{
    private bool _isSpoiled;

    /// <summary>The connection.</summary>
    public ReadingConnection Connection { get; } = connection;

    /// <summary>Says that the connection failed, so that nobody gets it again.</summary>
    public void Spoil() => _isSpoiled = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isSpoiled) { Connection.Dispose(); }
        else { pool.GiveBack(Connection); }
    }
}
