using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Sweeps;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Dashboard.Sweeps;
using Orchestrator.Grains.Search;
using Orchestrator.Models.Data;
using Orchestrator.Silo.Running.Intake;

namespace Orchestrator.Silo.Tests.Running.Intake;

public sealed class SweepIntakeTests : IDisposable
{
    private const string Searched = """
        name: searched
        method: random
        run_cap: 40
        parameters:
          model: { values: [vanilla, sparse, gan] }
          dataset: { value: digits }
          epochs: { value: 2 }
          code_size: { values: [16, 32, 64, 128] }
          batch_size: { distribution: int_uniform, min: 16, max: 128, q: 16 }
          learning_rate: { distribution: log_uniform_values, min: 0.0001, max: 0.01 }
          l1_weight: { distribution: log_uniform_values, min: 0.000001, max: 0.01 }
        orchestrator:
          digits: { train: 200, test: 50 }
        """;

    private readonly List<ImageDataSet> _kept = [];
    private readonly SweepIntake _intake;

    // Only a start goes to experiments.
    public SweepIntakeTests() => _intake = new(new(null, KeepAsync, null), null!, null!, null!, null!);

    public void Dispose() => _intake.Dispose();

    [Fact]
    public async Task Check_Demo_IsRight()
    {
        var preview = await CheckAsync(_intake.Demo);

        Assert.Empty(preview.Errors);
        Assert.Equal((20, 20), (preview.Trials, preview.Settings));
        Assert.Equal(20, preview.Work.Sum(work => work.Trials), 1e-9);
        Assert.Equal(20.0 * 5 * 4_000, preview.Work.Sum(work => work.ImageEpochs), 1e-3);
        Assert.Empty(_kept);
    }

    [Fact]
    public async Task Check_Mistakes_AreAllTold()
    {
        var preview = await CheckAsync("method: grit\nparameters:\n  model: { value: vanila }\n");

        Assert.Null(preview.Spec);
        Assert.Equal([1, 3], preview.Errors.Select(error => error.Line).Order());
    }

    [Theory]
    [InlineData("parameters: { model: { value: vanilla }, dataset: { value: /etc/passwd } }")]
    [InlineData("parameters: { model: { value: vanilla }, dataset: { value: ../digits } }")]
    [InlineData("parameters: { model: { value: vanilla }, dataset: { value: idx } }")]
    public async Task Check_DataSetThatIsNotHere_IsRefusedAndNoPathIsOpened(string source)
    {
        var preview = await CheckAsync("method: grid\n" + source);

        Assert.Null(preview.Spec);
        Assert.NotEmpty(preview.Errors);
        Assert.DoesNotContain(preview.Errors, error => error.Message.Contains("root:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public async Task Check_SweepAroundTrials_IsRightAndHoldsTheirValues(int count)
    {
        var spec = (await CheckAsync(Searched)).Spec!;
        var chosen = SearchPlan.For(spec).SampleSettings(count).Select(Summarize).ToList();

        var narrowed = await CheckAsync(NarrowedSweep.Write(spec, chosen));

        Assert.True(narrowed.Errors.Count == 0, string.Join('\n', narrowed.Errors));
        foreach (var parameter in chosen.SelectMany(trial => trial.Parameters))
        {
            Assert.True(Holds(narrowed.Spec!.Parameters.Single(one => one.Name == parameter.Name).Domain, parameter.Value), $"{parameter.Name} {parameter.Value}");
        }
    }

    private Task<SweepPreview> CheckAsync(string source) => _intake.CheckAsync(source, TestContext.Current.CancellationToken);

    private Task KeepAsync(ImageDataSet set, CancellationToken cancellation)
    {
        _kept.Add(set);
        return Task.CompletedTask;
    }

    private static TrialSummary Summarize(TrialSpec trial) => new(
        trial.Number, trial.Setting, trial.Repeat, trial.Family, trial.Model, TrialState.Completed, null, 1, 2, 0.1, trial.Parameters, null, [], null, 1);

    private static bool Holds(ParameterDomain domain, ParameterValue value) => domain switch
    {
        FixedDomain only => only.Value == value,
        ListDomain list => list.Values.Contains(value),
        RangeDomain range => value.AsDouble() >= range.Min && value.AsDouble() <= range.Max,
        _ => false,
    };
}
