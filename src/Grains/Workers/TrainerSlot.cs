using System.Threading.Channels;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Trials;

namespace Orchestrator.Grains.Workers;

/// <summary>
/// A place for one trial, with a thread of its own that lives as long as the process: training on the grain scheduler would
/// delay the cluster's probes. Reports go to <see cref="Messages"/>; when nobody takes them the trial waits.
/// </summary>
internal sealed class TrainerSlot : ITrialObserver, IDisposable
{
    /// <summary>Epochs that a trial may train ahead of their verdicts.</summary>
    private const int MaxHeldReports = 8;

    private readonly Channel<Lease> _leases = Channel.CreateBounded<Lease>(1);
    private readonly Channel<SlotMessage> _messages = Channel.CreateBounded<SlotMessage>(MaxHeldReports);
    private readonly Lock _gate = new();
    private readonly int _index;
    private readonly ITrialRunner _runner;
    private readonly Thread _thread;
    private RunningAttempt? _attempt;
    private LeaseKey? _newest;
    private LeaseKey? _held;
    private SlotStatus _status;
    private bool _isDraining;
    private bool _isClosed;

    public TrainerSlot(int index, ITrialRunner runner)
    {
        (_index, _runner) = (index, runner);
        _status = new(index);
        _thread = new(Run) { Name = $"slot {index}", IsBackground = true, Priority = ThreadPriority.BelowNormal };
        _thread.Start();
    }

    /// <summary>What the slot reports, in order; the outcome is an attempt's last message.</summary>
    public ChannelReader<SlotMessage> Messages => _messages.Reader;

    /// <summary>What the slot does now.</summary>
    public SlotStatus Status
    {
        get { lock (_gate) { return _status; } }
    }

    /// <summary>The lease that the slot's agent holds, from its grant until its end is recorded; or null.</summary>
    public LeaseKey? Held
    {
        get { lock (_gate) { return _held; } }
        set { lock (_gate) { _held = value; } }
    }

    /// <summary>Starts an attempt; a call that is repeated because its answer was lost does nothing.</summary>
    /// <exception cref="InvalidOperationException">The slot is busy or closed.</exception>
    public void Start(Lease lease)
    {
        lock (_gate)
        {
            if (_newest == lease.Key) { return; }

            if (_attempt is not null || _isClosed)
            {
                throw new InvalidOperationException($"Slot {_status.Slot} is busy with trial {_status.Trial}, or closed.");
            }

            _newest = lease.Key;
            _attempt = new(lease.Key);
            _status = new(_status.Slot, lease.Key.ExperimentId, lease.Key.Trial, lease.Trial.Model);
            if (_isDraining) { _attempt.Cancel(); }

            // Last: the thread takes up what it finds here at once.
            _leases.Writer.TryWrite(lease);
        }
    }

    /// <summary>Goes on under another lease of the same trial; what it reports from now on counts under that.</summary>
    /// <returns>false where the slot no longer has the old one.</returns>
    public bool Adopt(LeaseKey lost, LeaseKey lease)
    {
        lock (_gate)
        {
            if (_held != lost) { return false; }

            _held = lease;
            // One that is not started yet will be, under the lease that it then has.
            if (_newest == lost) { _newest = lease; }

            if (_attempt?.Lease == lost) { _attempt.Lease = lease; }

            return true;
        }
    }

    /// <summary>Ends the attempt within one batch; does nothing when <paramref name="lease"/> is not the slot's.</summary>
    public void Cancel(LeaseKey lease)
    {
        lock (_gate)
        {
            if (_attempt?.Lease == lease) { _attempt.Cancel(); }
        }
    }

    /// <summary>
    /// Ends the attempt at the end of its epoch, with a checkpoint; at once while it has not begun to train. Does nothing when <paramref name="lease"/> is not the slot's.
    /// </summary>
    public void Pause(LeaseKey lease)
    {
        lock (_gate)
        {
            if (_attempt?.Lease != lease) { return; }

            if (_status.Epoch > 0) { _attempt.StopAfterEpoch(); }
            else { _attempt.Cancel(); }
        }
    }

    /// <summary>Takes no more attempts, and ends the attempt at the end of its epoch if that needs less than <paramref name="patience"/>, else within one batch.</summary>
    public void Drain(TimeSpan patience)
    {
        lock (_gate)
        {
            _isDraining = true;
            if (_attempt is null) { return; }

            if (_attempt.RemainingOfEpoch(_status.EpochFraction) is { } remaining && remaining < patience) { _attempt.StopAfterEpoch(); }
            else { _attempt.Cancel(); }
        }
    }

    /// <inheritdoc/>
    public bool OnEpoch(EpochReport report)
    {
        RunningAttempt attempt;
        lock (_gate)
        {
            attempt = _attempt!;
            attempt.BeginEpoch();
            _status = Advance(_status, report);
        }

        Post(new SlotMessage(report, null));
        return !attempt.IsStopping;
    }

    /// <inheritdoc/>
    public bool IsStopping
    {
        get { lock (_gate) { return _attempt?.IsStopping ?? false; } }
    }

    /// <inheritdoc/>
    public void OnNotice(string text) => Post(new SlotMessage(null, null, Notice: text));

    /// <inheritdoc/>
    public void OnProgress(int epoch, int epochs, double fraction, double loss, double imagesPerSecond)
    {
        lock (_gate)
        {
            _status = _status with
            {
                Epoch = epoch,
                Epochs = epochs,
                EpochFraction = fraction,
                Loss = loss,
                ImagesPerSecond = imagesPerSecond,
            };
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            _attempt?.Cancel();
        }

        _leases.Writer.TryComplete();

        _messages.Writer.TryComplete();
        if (Thread.CurrentThread != _thread) { _thread.Join(); }
    }

    // The next epoch begins; after the last one the trial stands at its end.
    private static SlotStatus Advance(SlotStatus status, EpochReport report)
    {
        var isLast = report.Epoch >= status.Epochs;
        return status with
        {
            Epoch = isLast ? report.Epoch : report.Epoch + 1,
            EpochFraction = isLast ? 1 : 0,
            ImagesPerSecond = report.ImagesPerSecond,
        };
    }

    private void Run()
    {
        while (WaitForLease() is { } lease)
        {
            RunningAttempt attempt;
            lock (_gate) { attempt = _attempt!; }

            var last = RunAttempt(lease, attempt);
            lock (_gate)
            {
                _attempt = null;
                _status = new(_status.Slot);
            }

            attempt.Dispose();
            Post(last);
        }
    }

    private Lease? WaitForLease()
    {
        var reader = _leases.Reader;
        return reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult() && reader.TryRead(out var lease) ? lease : null;
    }

    private SlotMessage RunAttempt(Lease lease, RunningAttempt attempt)
    {
        try
        {
            return new(null, _runner.Run(lease, _index, this, attempt.Cancellation));
        }
        catch (OperationCanceledException)
        {
            return new(null, new(lease.Key, TrialState.Pending));
        }
        catch (OutOfMemoryException exception)
        {
            return Fail(lease, FailureKind.OutOfMemory, exception);
        }
#pragma warning disable CA1031 // A fault of one trial is that trial's failure; it must not take the slot down.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Fail(lease, FailureKind.Internal, exception);
        }
    }

    private SlotMessage Fail(Lease lease, FailureKind kind, Exception exception)
    {
        var failure = new TrialFailure(kind, $"{exception.GetType().Name}: {exception.Message}", Status.Epoch);
        return new(null, new(lease.Key, TrialState.Failed, failure), exception);
    }

    private void Post(SlotMessage message)
    {
        // Blocking is meant: a trial whose reports are not taken waits, so that nothing is dropped.
        while (!_messages.Writer.TryWrite(message))
        {
            if (!Wait(_messages.Writer.WaitToWriteAsync().AsTask())) { return; }
        }
    }

    // A task's own wait spins at first, which takes the processor from whoever the slot waits for.
    private static bool Wait(Task<bool> room)
    {
        ((IAsyncResult)room).AsyncWaitHandle.WaitOne();
        return room.GetAwaiter().GetResult();
    }
}
