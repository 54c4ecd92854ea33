namespace Orchestrator.Abstractions.Sweeps;

/// <summary>How much one model of a sweep has to train, from settings of its plan.</summary>
/// <param name="Model">The model.</param>
/// <param name="Trials">About how many of the planned trials are its.</param>
/// <param name="ImageEpochs">Training images times epochs over all of them.</param>
public sealed record SweepWork(string Model, double Trials, double ImageEpochs);
