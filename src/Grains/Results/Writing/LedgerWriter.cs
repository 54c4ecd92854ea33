using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Writing;

/// <summary>
/// The writer's thread: it drains what waits into one transaction, commits, tells the applier in ledger order, and only
/// then answers the callers.
/// </summary>
internal sealed class LedgerWriter : IAsyncDisposable
{
    private const int MaxBatch = 1_024;

    // A transaction costs as much as some eight reports: where this many came together, as many are on their way.
    private const int Crowd = 8;
    private const int GatherMilliseconds = 8;

    // Who appends wakes the writer itself: it does not wait for a thread of the pool to do so.
    private readonly Channel<PendingAppend> _queue = Channel.CreateUnbounded<PendingAppend>(
        new UnboundedChannelOptions { SingleReader = true, AllowSynchronousContinuations = true });

    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _giveUp = new();
    private readonly DatabaseOwner _owner;
    private readonly TimeSpan _closeTimeout;
    private readonly BatchCommitter _committer;
    private readonly WalLimit _wal;
    private readonly WalMover _mover;
    private readonly ExperimentRemover _remover;
    private readonly AppendTimes _times = new();
    private readonly AutoResetEvent _woken = new(false);
    private Action<CommittedEvent>? _applier;
    private int _recent;
    private int _waiting;
    private int _lost;
    private bool _isClosed;

    public LedgerWriter(DatabaseOwner owner, SqliteLedgerOptions options)
    {
        (_owner, _closeTimeout) = (owner, options.CloseTimeout);
        Connection = Connections.OpenWriter(owner.Path);
        try
        {
            _committer = new BatchCommitter(Connection, owner, options, _giveUp.Token);
            _wal = new WalLimit(Connection, owner.Path, options.WalLimitBytes);
            _mover = new WalMover(Connection, owner.Path);
            _remover = new ExperimentRemover(Connection);
        }
        catch
        {
            Connection.Dispose();
            throw;
        }

        new Thread(Run) { IsBackground = true, Name = "ledger" }.Start();
    }

    public SqliteConnection Connection { get; }

    public LedgerHealth Health => _committer.Health;

    public long Commits => _committer.Commits;

    public LedgerPace? Pace => _times.Read();

    public void SetApplier(Action<CommittedEvent> applier)
    {
        if (Interlocked.CompareExchange(ref _applier, applier, null) is not null)
        {
            throw new InvalidOperationException("The ledger has an applier already.");
        }
    }

    public Task<AppendResult> Enqueue(IReadOnlyList<LedgerEvent> events)
    {
        var append = new PendingAppend(events, _owner.Time.GetTimestamp());
        ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(append), typeof(SqliteLedger));
        Interlocked.Increment(ref _waiting);
        return append.Done;
    }

    public async ValueTask DisposeAsync()
    {
        // Who closes a second time has been told of what is lost.
        if (Interlocked.Exchange(ref _isClosed, true)) { return; }

        _queue.Writer.TryComplete();
        try
        {
            await _finished.Task.WaitAsync(_closeTimeout, _owner.Time);
        }
        catch (TimeoutException)
        {
            await _giveUp.CancelAsync();
            await _finished.Task;
        }

        _giveUp.Dispose();
        if (_lost > 0)
        {
            throw new LedgerException($"The ledger of '{_owner.Path}' closed with {_lost} appends not written: {Health.Reason}.");
        }

        if (Health.IsBroken) { throw new LedgerException(Health.Reason!); }
    }

    private void Run()
    {
        var batch = new List<PendingAppend>();
        try
        {
            Remove();
            while (WaitForAppends())
            {
                Gather();
                Drain(batch);
                Write(batch);
                _recent = batch.Count;
                batch.Clear();
                // Nobody waits for this.
                _mover.Committed();
                _wal.TruncateWhenLong();
                Remove();
            }
        }
        catch (Exception e)
        {
            // A fault of this program, such as a health callback that throws: nobody may wait for an answer for ever.
            Abandon(batch, e);
        }
        finally
        {
            Close();
        }
    }

    // Some of what deleted experiments have left after each batch, and more of it as long as nobody appends.
    private void Remove()
    {
        while (!Health.IsBroken && !Volatile.Read(ref _isClosed) && _remover.RemoveSome())
        {
            _mover.Committed();
            // A slow reader keeps the log from being moved: what nobody waits for need not make it longer.
            if (_wal.TruncateWhenLong() || _queue.Reader.TryPeek(out _)) { return; }
        }
    }

    // Not by waiting for a task, which looks for its end again and again first, on a core that trials want.
    private bool WaitForAppends()
    {
        var waiting = _queue.Reader.WaitToReadAsync().AsTask().GetAwaiter();
        if (!waiting.IsCompleted)
        {
            waiting.UnsafeOnCompleted(Wake);
            _woken.WaitOne();
        }

        return waiting.GetResult();
    }

    private void Wake() => _woken.Set();

    // Whoever is alone is not held up, nor are those who are all here.
    private void Gather()
    {
        for (var waited = 0; _recent >= Crowd && Volatile.Read(ref _waiting) < _recent && waited < GatherMilliseconds; waited++)
        {
            if (_giveUp.Token.WaitHandle.WaitOne(1)) { return; }
        }
    }

    private void Abandon(List<PendingAppend> batch, Exception cause)
    {
        _queue.Writer.TryComplete();
        while (_queue.Reader.TryRead(out var append))
        {
            batch.Add(append);
        }

        _lost += batch.Count;
        batch.ForEach(append => append.Fail(new LedgerException("The ledger's writer failed.", cause)));
    }

    private void Close()
    {
        ReadPool.Clear(Connections.ReadOnly(_owner.Path));
        _mover.Dispose();
        _committer.CheckFiles();
        _wal.Truncate();
        _committer.Dispose();
        _remover.Dispose();
        Connection.Dispose();
        _woken.Dispose();
        _finished.SetResult();
    }

    private void Drain(List<PendingAppend> batch)
    {
        while (batch.Count < MaxBatch && _queue.Reader.TryRead(out var append))
        {
            batch.Add(append);
        }

        Interlocked.Add(ref _waiting, -batch.Count);
    }

    private void Write(List<PendingAppend> batch)
    {
        if (_committer.Commit(batch))
        {
            batch.ForEach(Apply);
        }
        else
        {
            _lost += batch.Count;
        }

        foreach (var append in batch)
        {
            _times.Add(_owner.Time.GetElapsedTime(append.QueuedAt));
            append.Complete();
        }
    }

    // What is committed stays so: an applier that throws tells the caller of this append, and the next one goes on.
    private void Apply(PendingAppend append)
    {
        try
        {
            foreach (var committed in append.Outcome.Written)
            {
                _applier?.Invoke(committed);
            }
        }
        catch (Exception e)
        {
            append.Fault ??= e;
        }
    }
}
