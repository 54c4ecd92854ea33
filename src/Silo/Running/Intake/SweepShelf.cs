using Orchestrator.Models.Data;

namespace Orchestrator.Silo.Running.Intake;

/// <summary>What a process has for sweeps that come from its pages.</summary>
/// <param name="DataDirectory">The folder with IDX files that it was started with, or null.</param>
/// <param name="KeepAsync">Makes a data set ready for trials.</param>
/// <param name="Caveat">What a person should know before starting one here, or null.</param>
internal sealed record SweepShelf(string? DataDirectory, Func<ImageDataSet, CancellationToken, Task> KeepAsync, string? Caveat);
