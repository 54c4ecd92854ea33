using System.Globalization;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Jobs;

/// <summary>What a search decides, with its reason for a person.</summary>
/// <param name="Reason">Why, in words.</param>
internal abstract record SearchDecision(string Reason)
{
    /// <summary>Everything that two runs of one search must agree on, as one line.</summary>
    public abstract string Describe();
}

/// <summary>A new trial trains the first of its jobs.</summary>
/// <param name="Job">Its job.</param>
/// <param name="Parameters">Its active parameters in file order.</param>
/// <param name="Origin">The trial whose checkpoint it goes on from, or null where it starts at the beginning.</param>
/// <param name="Reason">Why.</param>
internal sealed record StartTrial(
    Job Job, IReadOnlyList<ParameterAssignment> Parameters, TrialOrigin? Origin, string Reason) : SearchDecision(Reason)
{
    public override string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"job {Job.Number}: start {Job.Trial} for epochs {Job.From + 1} to {Job.To} with {Text()}: {Reason}");

    private string Text() => string.Join(' ', Parameters.Select(parameter => $"{parameter.Name}={parameter.Value}"));
}

/// <summary>A trial that stands at a rung trains on, to the next one.</summary>
internal sealed record ContinueTrial(Job Job, string Reason) : SearchDecision(Reason)
{
    public override string Describe() => $"job {Job.Number}: continue {Job.Trial} for epochs {Job.From + 1} to {Job.To}: {Reason}";
}

/// <summary>A trial waits at a rung with its checkpoint; it may be continued later.</summary>
internal sealed record PauseTrial(TrialKey Trial, int Epoch, string Reason) : SearchDecision(Reason)
{
    public override string Describe() => $"pause {Trial} at epoch {Epoch}: {Reason}";
}

/// <summary>A trial ends at a rung.</summary>
internal sealed record PruneTrial(TrialKey Trial, int Epoch, string Reason) : SearchDecision(Reason)
{
    public override string Describe() => $"prune {Trial} at epoch {Epoch}: {Reason}";
}

/// <summary>Nothing more is decided; every job has ended.</summary>
internal sealed record FinishSearch(string Reason) : SearchDecision(Reason)
{
    public override string Describe() => $"finish: {Reason}";
}
