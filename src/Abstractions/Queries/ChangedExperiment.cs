namespace Orchestrator.Abstractions.Queries;

/// <summary>An experiment with newer events.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Trials">The trials that they are about, by number.</param>
public sealed record ChangedExperiment(string Id, IReadOnlyList<int> Trials);
