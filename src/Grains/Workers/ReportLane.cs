using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Workers;

/// <summary>The reports of a process to one experiment.</summary>
/// <param name="find">Finds the experiment, anew for each call.</param>
internal sealed class ReportLane(Func<IExperimentGrain> find)
{
    private const int MostCalls = 2;
    private const int MostReports = 64;

    private readonly Lock _gate = new();
    private readonly Queue<Letter> _waiting = [];
    private int _calls;

    /// <inheritdoc cref="IReportCarrier.SendAsync"/>
    public Task<Verdict> SendAsync(EpochReport report)
    {
        var letter = new Letter(report, new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            if (_calls == MostCalls)
            {
                _waiting.Enqueue(letter);
                return letter.Answer.Task;
            }

            _calls++;
        }

        _ = CarryAsync([letter]);
        return letter.Answer.Task;
    }

    private async Task CarryAsync(List<Letter> letters)
    {
        while (letters.Count > 0)
        {
            await DeliverAsync(letters);
            letters = TakeNext();
        }
    }

    // The call ends with the last that wait, under the lock under which another begins.
    private List<Letter> TakeNext()
    {
        lock (_gate)
        {
            var next = new List<Letter>(Math.Min(_waiting.Count, MostReports));
            while (next.Count < MostReports && _waiting.TryDequeue(out var letter)) { next.Add(letter); }

            if (next.Count == 0) { _calls--; }

            return next;
        }
    }

    private async Task DeliverAsync(List<Letter> letters)
    {
        try
        {
            if (letters is [var only]) { only.Answer.SetResult(await find().ReportAsync(only.Report)); }
            else { Answer(letters, await find().ReportAllAsync([.. letters.Select(letter => letter.Report)])); }
        }
#pragma warning disable CA1031 // Whoever sent a report is told, whatever it is.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            foreach (var letter in letters) { letter.Answer.TrySetException(exception); }
        }
    }

    private static void Answer(List<Letter> letters, IReadOnlyList<ReportAnswer> answers)
    {
        if (answers.Count != letters.Count) { throw new InvalidOperationException($"{letters.Count} reports got {answers.Count} answers."); }

        foreach (var (letter, answer) in letters.Zip(answers))
        {
            if (answer.Error is { } error) { letter.Answer.SetException(error); }
            else { letter.Answer.SetResult(answer.Verdict); }
        }
    }

    private sealed record Letter(EpochReport Report, TaskCompletionSource<Verdict> Answer);
}
