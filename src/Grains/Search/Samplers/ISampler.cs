using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Samplers;

/// <summary>Proposes the settings of one family. Nothing depends on results: a setting is a function of its index.</summary>
internal interface ISampler
{
    /// <summary>How many settings there are, or null when they never end.</summary>
    long? Count { get; }

    /// <summary>The active parameters of the setting at <paramref name="index"/>, in file order.</summary>
    IReadOnlyList<ParameterAssignment> SettingAt(long index);
}
