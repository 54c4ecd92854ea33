using System.ComponentModel;
using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Dashboard.Api.Bodies;

/// <summary>Another share of the slots.</summary>
/// <param name="Weight">The share relative to other experiments', <see cref="ExperimentSpec.MinWeight"/> to <see cref="ExperimentSpec.MaxWeight"/>.</param>
/// <param name="MaxSlots">The most slots at once; 0 for no bound.</param>
internal sealed record SetBody(
    [property: Description("The share relative to other experiments', 0.001 to 1000.")] double? Weight = null,
    [property: Description("The most slots at once; 0 for no bound.")] int? MaxSlots = null);
