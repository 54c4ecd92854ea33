namespace Orchestrator.Abstractions.Commands;

/// <summary>One command to an experiment. To repeat it does nothing more.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="By">How it came.</param>
[GenerateSerializer, Immutable, Alias("experiment-command")]
public sealed record ExperimentCommand([property: Id(0)] CommandKind Kind, [property: Id(1)] CommandSource By)
{
    /// <summary>
    /// For <see cref="CommandKind.Retry"/>: the trials, or none for all that failed. For <see cref="CommandKind.Cancel"/>: the trials, or none
    /// for the whole experiment. For <see cref="CommandKind.Fork"/>: the one that is forked. For <see cref="CommandKind.Tag"/>: the trials.
    /// </summary>
    [Id(2)] public IReadOnlyList<int> Trials { get; init; } = [];

    /// <summary>For <see cref="CommandKind.Extend"/>: the new cap on trials, over the whole experiment, or null to keep it.</summary>
    [Id(3)] public int? RunCap { get; init; }

    /// <summary>For <see cref="CommandKind.Extend"/>: the new epochs of every trial, or null to keep them.</summary>
    [Id(4)] public int? Epochs { get; init; }

    /// <summary>For <see cref="CommandKind.Set"/>: the new weight, or null to keep it.</summary>
    [Id(5)] public double? Weight { get; init; }

    /// <summary>For <see cref="CommandKind.Set"/>: the most slots at once, 0 for no bound, or null to keep it.</summary>
    [Id(6)] public int? MaxSlots { get; init; }

    /// <summary>
    /// For <see cref="CommandKind.Enqueue"/>: parameter sets as they were typed, <c>learning_rate=0.001,batch_size=128</c> or
    /// <c>{ learning_rate: 0.001, batch_size: 128 }</c>. For <see cref="CommandKind.Fork"/>: one, what differs from the trial's parameters.
    /// </summary>
    [Id(7)] public IReadOnlyList<string> Sets { get; init; } = [];

    /// <summary>For <see cref="CommandKind.Fork"/>: the checkpoint's epoch, or null for the newest that is kept.</summary>
    [Id(9)] public int? Epoch { get; init; }

    /// <summary>For <see cref="CommandKind.Enqueue"/> and <see cref="CommandKind.Fork"/>: whether sets are enqueued that are there already. Such a command is not one to repeat.</summary>
    [Id(8)] public bool Again { get; init; }

    /// <summary>For <see cref="CommandKind.Tag"/>: tags to add, as they were typed.</summary>
    [Id(10)] public IReadOnlyList<string> AddTags { get; init; } = [];

    /// <summary>For <see cref="CommandKind.Tag"/>: tags to remove, as they were typed.</summary>
    [Id(11)] public IReadOnlyList<string> RemoveTags { get; init; } = [];
}
