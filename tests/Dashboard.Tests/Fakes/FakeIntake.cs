using Orchestrator.Abstractions.Sweeps;

namespace Orchestrator.Dashboard.Tests.Fakes;

/// <summary>Remembers sweep files; one with the word <c>wrong</c> has two mistakes.</summary>
internal sealed class FakeIntake : ISweepIntake
{
    public List<(string Source, bool IsStart)> Given { get; } = [];

    public string Demo => "name: demo\n";

    public string? Caveat => null;

    public Task<SweepPreview> CheckAsync(string source, CancellationToken cancellation)
    {
        Given.Add((source, false));
        return Task.FromResult(Preview(source));
    }

    public Task<SweepPreview> StartAsync(string source, CancellationToken cancellation)
    {
        Given.Add((source, true));
        var preview = Preview(source);
        return Task.FromResult(preview.Spec is null ? preview : preview with { Id = TestHost.Id });
    }

    private static SweepPreview Preview(string source)
    {
        if (source.Contains("wrong", StringComparison.Ordinal))
        {
            return new(null, [new(2, 9, "method: 'wrong' is not known; did you mean 'grid'?"), new(9, 1, "parameters: is missing.")], []);
        }

        var experiment = FakeData.Experiment("a", "<b>widths</b>");
        return new(experiment.Detail.Spec, [], [new(1, 1, "<i>note</i>")])
        {
            Trials = 1_200,
            Settings = 600,
            Sampled = [.. experiment.Trials.Take(5).Select(trial => new Orchestrator.Abstractions.Trials.TrialSpec
            {
                Number = trial.Summary.Number, Setting = trial.Summary.Setting, Repeat = 0, Family = trial.Summary.Family,
                Model = trial.Summary.Model, Parameters = trial.Summary.Parameters,
            })],
            Work = [new("vanilla", 600, 600 * 20 * 4000), new("vae", 600, 600 * 20 * 4000)],
        };
    }
}
