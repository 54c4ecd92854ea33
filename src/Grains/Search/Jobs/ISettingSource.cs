using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Jobs;

/// <summary>Where settings come from: a sampler, whether it learns from results or not.</summary>
internal interface ISettingSource
{
    /// <summary>Its name, for reasons.</summary>
    string Name { get; }

    /// <summary>How many draws there are, or null when they never end.</summary>
    long? Count { get; }

    /// <summary>Whether draws depend on results.</summary>
    bool Learns { get; }

    /// <summary>The active parameters of a draw.</summary>
    /// <param name="draw">From 0, each used once.</param>
    /// <param name="outstanding">Settings whose jobs are outstanding.</param>
    IReadOnlyList<ParameterAssignment> Draw(long draw, IReadOnlyList<Proposal> outstanding);

    /// <summary>Whether the next draw has to wait for results of the settings whose jobs are outstanding.</summary>
    bool MustWait(IReadOnlyList<Proposal> outstanding) => false;

    /// <summary>Takes in a setting's loss at a level of training.</summary>
    /// <param name="proposal">The setting.</param>
    /// <param name="level">The epoch, or <see cref="int.MaxValue"/> for a setting whose trials have all ended.</param>
    /// <param name="loss">Smaller is better; NaN is worst.</param>
    /// <param name="others">Losses of the other objectives, where there are several.</param>
    void Observe(Proposal proposal, int level, double loss, IReadOnlyList<double> others);
}
