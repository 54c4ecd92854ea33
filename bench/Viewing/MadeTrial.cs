using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Bench.Viewing;

/// <summary>
/// The events of one trial. Its number decides all of it: of a hundred, about 5 fail, 6 are pruned, 8 carry a warning and one
/// lost a worker.
/// </summary>
internal sealed class MadeTrial
{
    private const string Environment = """{"machine": "made", "runtime": ".NET 10", "vectorSet": "AVX2", "threads": 1, "device": "cpu"}""";

    private static readonly (FailureKind Kind, string Message)[] Faults =
    [
        (FailureKind.Diverged, "the loss became NaN"),
        (FailureKind.OutOfMemory, "it needs about 2,100 MB, and 900 MB are free"),
        (FailureKind.DeadModel, "every output is the mean image"),
        (FailureKind.ModeCollapse, "the generator draws one image"),
    ];

    private readonly Random _random;
    private readonly MadeImages _images;
    private readonly int _number;
    private readonly string _model;
    private readonly string _family;
    private readonly double _level;
    private readonly double _pace;

    public MadeTrial(int number, MadeImages images)
    {
        (_number, _images, _random) = (number, images, new Random(number));
        _model = MadeSweep.Models[number % MadeSweep.Models.Count];
        _family = _model switch { "denoising" => "denoising_mse", "vae" => "vae", "gan" or "dcgan" => "gan", _ => "mse" };
        (_level, _pace) = (0.004 + (0.03 * Math.Pow(_random.NextDouble(), 2)), 2 + (5 * _random.NextDouble()));
    }

    /// <summary>Everything that is recorded of it.</summary>
    /// <param name="epochs">Epochs to train.</param>
    /// <param name="everySample">Whether every epoch keeps a sample image, or only the last.</param>
    public IReadOnlyList<LedgerEvent> Events(int epochs, bool everySample)
    {
        var (state, last) = End(epochs);
        var lost = _random.Next(100) == 0 && last > 1;
        List<LedgerEvent> events = [Created(epochs), Granted(1, 1)];
        for (var epoch = 1; epoch <= last; epoch++)
        {
            if (lost && epoch == last)
            {
                events.Add(new LeaseReturned(Lease(1, 1), LeaseReturned.Lost, "the worker is gone"));
                events.Add(Granted(2, 2));
            }

            var isSampled = everySample || epoch == last;
            events.Add(Epoch(Lease(lost && epoch == last ? 2 : 1, lost && epoch == last ? 2 : 1), epoch, isSampled, state, last));
        }

        events.Add(Ended(lost ? Lease(2, 2) : Lease(1, 1), state, last));
        return events;
    }

    /// <summary>What is recorded of it while it trains.</summary>
    public IReadOnlyList<LedgerEvent> Unfinished(int epochs)
    {
        var now = Math.Max(1, epochs / 2);
        return [Created(epochs), Granted(1, 1), .. Enumerable.Range(1, now).Select(epoch => Epoch(Lease(1, 1), epoch, epoch == now, TrialState.Running, now))];
    }

    private LeaseKey Lease(int attempt, int order) => new(MadeSweep.Id, _number, attempt, (2L * _number) + order);

    private LeaseGranted Granted(int attempt, int order) => new(Lease(attempt, order), $"made-{_number % 5}", _number % 2, Environment);

    private TrialCreated Created(int epochs) => new(MadeSweep.Id, new()
    {
        Number = _number,
        Setting = _number,
        Repeat = 0,
        Family = _family,
        Model = _model,
        Parameters = Parameters(epochs),
    });

    private ParameterAssignment[] Parameters(int epochs) =>
    [
        new("model", ParameterValue.Of(_model)),
        new("dataset", ParameterValue.Of("mnist")),
        new("epochs", ParameterValue.Of((long)epochs)),
        new("batch_size", ParameterValue.Of(64L << _random.Next(3))),
        new("learning_rate", ParameterValue.Of(Math.Pow(10, -4 + (2 * _random.NextDouble())))),
        .. _family == "gan"
            ? [new ParameterAssignment("noise_size", ParameterValue.Of(32L << _random.Next(2)))]
            : new[] { new ParameterAssignment("code_size", ParameterValue.Of(8L << _random.Next(5))) },
        .. _model switch
        {
            "sparse" => [new("l1_weight", Log(-6, -3))],
            "denoising" => [new("noise_level", ParameterValue.Of(0.1 + (0.5 * _random.NextDouble())))],
            "contractive" => [new("contraction_weight", Log(-6, -2))],
            "vae" => [new("beta", Log(-1, 1.2))],
            _ => Array.Empty<ParameterAssignment>(),
        },
    ];

    private ParameterValue Log(double low, double high) => ParameterValue.Of(Math.Pow(10, low + ((high - low) * _random.NextDouble())));

    private (TrialState State, int Last) End(int epochs) => _random.Next(100) switch
    {
        < 5 => (TrialState.Failed, 1 + _random.Next(epochs)),
        < 11 => (TrialState.Pruned, Math.Max(1, epochs / 3)),
        _ => (TrialState.Completed, epochs),
    };

    private TrialEnded Ended(LeaseKey lease, TrialState state, int last)
    {
        var (kind, message) = Faults[_random.Next(_family == "gan" ? 4 : 3)];
        return new(
            new(lease, state, state == TrialState.Failed ? new(kind, message, last) : null, state == TrialState.Completed ? Hash() : null),
            state == TrialState.Completed ? Value(last) : null);
    }

    private string Hash() => string.Concat(Enumerable.Range(0, 8).Select(_ => $"{_random.Next():x8}"))[..64];

    private double Value(int epoch) => (_level + (0.08 * Math.Exp(-epoch / _pace))) * (_family switch { "vae" => 4000, "gan" => 2000, _ => 1 });

    private EpochRecorded Epoch(LeaseKey lease, int epoch, bool isSampled, TrialState state, int last)
    {
        var value = state == TrialState.Failed && epoch == last && _random.Next(2) == 0 ? double.NaN : Value(epoch);
        SampleImage[] samples = isSampled ? [_images.Of(_model, 1 - (12 * (_level + (0.08 * Math.Exp(-epoch / _pace)) - 0.004)), _number)] : [];
        TrialWarning[] warnings = _number % 12 == 7 && epoch > 4 ? [new(WarningKind.DeadUnits, "9 of 64 units are 0 for every image")] : [];
        return new(new(lease, epoch, Metrics(value, epoch), samples, 1.2 + _random.NextDouble(), 30_000 + _random.Next(9000)) { Warnings = warnings }, value);
    }

    private MetricValue[] Metrics(double value, int epoch)
    {
        double Near(double size) => size * (0.95 + (0.1 * _random.NextDouble()));
        return _family == "gan"
            ? [new("generator_loss", Near(1.2)), new("discriminator_loss", Near(1.1)), new("discriminator_accuracy", Near(0.55)), new("d_real", Near(0.6)),
                new("d_fake", Near(0.4)), new("frechet_distance", value), new("kid", value / 900), new("precision", Near(0.8)), new("recall", Near(0.6))]
            : [new("train_loss", Near(value)), new("test_loss", value), new("mse", _family == "vae" ? value / 4000 : value), new("denoising_mse", value * 1.6),
                new("bce", Near(value * 9)), new("psnr", 20 - (5 * Math.Log10(value * 10))), new("ssim", Near(0.8)), new("hoyer", Near(0.3)),
                new("dead_units", epoch > 4 && _number % 12 == 7 ? 9 : 0), new("probe_accuracy", Near(0.9))];
    }
}
