using Orchestrator.Models.Training;

namespace Orchestrator.Models.Detectors;

/// <summary>What a detector found.</summary>
/// <param name="Failure">The failure's type.</param>
/// <param name="Message">What was measured and what it means: the beginning of a sentence that ends with the epoch.</param>
internal sealed record Finding(TrainingFailure Failure, string Message);
