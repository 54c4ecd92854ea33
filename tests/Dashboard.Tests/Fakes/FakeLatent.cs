using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Dashboard.Tests.Fakes;

/// <summary>Gives rings of points, a ring for each class, to trials that have a code.</summary>
internal sealed class FakeLatent : ILatentReader
{
    public Task<LatentView> GetAsync(ExperimentDetail experiment, TrialDetail trial, CancellationToken cancellation) => trial.Summary.Model == "gan"
        ? throw new LatentException("gan cannot encode.")
        : Task.FromResult(new LatentView(20, 32, 0.41, 0.78, [.. Enumerable.Range(0, 60).Select(i => new LatentPoint(Math.Sin(i) * (1 + (i % 10)), Math.Cos(i) * (1 + (i % 10)), i % 10))]));
}
