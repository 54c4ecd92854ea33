namespace Orchestrator.Grains.Scheduling;

/// <summary>What a trial needs of the worker that it starts on.</summary>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="Trial">The trial number.</param>
/// <param name="Bytes">Its memory by estimate, beside the program and the data sets.</param>
/// <param name="WhyAlone">Why no other trial may run beside it, or null where others may.</param>
internal sealed record TrialNeeds(string ExperimentId, int Trial, long Bytes, string? WhyAlone);
