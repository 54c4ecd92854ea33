using System.ComponentModel;

namespace Orchestrator.Dashboard.Api.Bodies;

/// <summary>More trials or more epochs.</summary>
/// <param name="RunCap">Trials in all, more than now.</param>
/// <param name="Epochs">Epochs of every trial, more than now, while none runs.</param>
internal sealed record ExtendBody(
    [property: Description("Trials in all, more than now.")] int? RunCap = null,
    [property: Description("Epochs of every trial, more than now, while none runs.")] int? Epochs = null);
