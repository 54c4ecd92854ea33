using Microsoft.Data.Sqlite;
using Orchestrator.Grains.Results.Sql;
using static SQLitePCL.raw;

namespace Orchestrator.Grains.Results.Writing;

/// <summary>
/// Moves the write-ahead log into the database on a thread of its own while the writer goes on, so that reports need not wait for it.
/// The writer only moves what was written meanwhile, and then begins the log anew.
/// </summary>
internal sealed class WalMover : IDisposable
{
    /// <summary>A page that is written again and again is moved once for all of these; 32 MiB of pages.</summary>
    public const int PagesOfLog = 8_192;

    // What the writer moves without being late.
    private const int FewPages = 128;
    private const int MostPasses = 6;

    private readonly SqliteConnection _writer;
    private readonly SqliteConnection _mover;
    private readonly int _most;
    private readonly int _retry;
    private readonly AutoResetEvent _wake = new(false);
    private readonly Thread _thread;
    private int _pages;
    private int _left;
    private volatile State _state;
    private volatile bool _isClosing;

    /// <summary>Takes over from SQLite's own moving, which is part of a commit.</summary>
    /// <param name="writer">The writer's connection; stays the caller's.</param>
    /// <param name="path">Its database.</param>
    /// <param name="most">Pages in the log that are not moved yet.</param>
    public WalMover(SqliteConnection writer, string path, int most = PagesOfLog)
    {
        (_writer, _most, _retry) = (writer, most, Math.Max(1, most / 16));
        sqlite3_wal_autocheckpoint(writer.Handle, 0);
        _mover = Connections.OpenWriter(path);
        _thread = new Thread(Run) { IsBackground = true, Name = "ledger-log" };
        _thread.Start();
    }

    private enum State
    {
        Idle,
        Moving,
        Moved,
    }

    /// <summary>To be called on the writer's thread after each commit.</summary>
    public void Committed()
    {
        sqlite3_db_status(_writer.Handle, SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, 1);
        _pages += pages;
        if (_state == State.Moved)
        {
            // With what is left moved too the next commit begins the log anew. Where a reader was in the way much is left: that is the mover's.
            var isAll = _left <= FewPages && Move(_writer) is var (all, moved) && all == moved;
            (_pages, _state) = (isAll ? 0 : _most - _retry, State.Idle);
        }
        else if (_state == State.Idle && _pages >= _most)
        {
            _state = State.Moving;
            _wake.Set();
        }
    }

    /// <summary>Waits for what is being moved; the connection is closed then.</summary>
    public void Dispose()
    {
        _isClosing = true;
        _wake.Set();
        _thread.Join();
        _mover.Dispose();
        _wake.Dispose();
    }

    private void Run()
    {
        while (_wake.WaitOne() && !_isClosing)
        {
            MoveInPasses();
            _state = State.Moved;
        }
    }

    // Each pass moves what came during the one before. One in which nothing comes waits for the disk too, and the writer then need not.
    private void MoveInPasses()
    {
        for (var (pass, before) = (0, 0); pass < MostPasses && !_isClosing; pass++)
        {
            var (pages, moved) = Move(_mover);
            _left = pages - moved;
            if (pages - before <= FewPages) { break; }

            before = pages;
        }
    }

    // A reader or a disk in the way leaves pages in the log, where they are as safe; they are moved with later ones.
    private static (int Pages, int Moved) Move(SqliteConnection connection) =>
        sqlite3_wal_checkpoint_v2(connection.Handle, null, SQLITE_CHECKPOINT_PASSIVE, out var pages, out var moved) == SQLITE_OK
            ? (pages, moved)
            : (int.MaxValue, 0);
}
