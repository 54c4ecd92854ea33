using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Pruners;

/// <summary>
/// Decides how far the settings of one family train. Deterministic: with the same calls in the same order it answers the same.
/// It sees results in logical order and knows neither time nor workers.
/// </summary>
internal interface IPruner
{
    /// <summary>Whether it may end a setting before its last epoch.</summary>
    bool EndsSettings { get; }

    /// <summary>Takes in the result of a job.</summary>
    /// <returns>Rulings on the settings that stand at a rung now; one that is to train on gets none.</returns>
    IReadOnlyList<Judgement> Absorb(RungResult result);

    /// <summary>What is trained next, or null where everything has to wait or is done.</summary>
    /// <param name="newSetting">The index that a new setting gets, or null when no more may start.</param>
    PrunerStep? Next(long? newSetting);

    /// <summary>No new setting ever starts: what waited for more of them is judged. Told again, nothing changes.</summary>
    IReadOnlyList<Judgement> Close() => [];

    /// <summary>The parameters of a setting that <see cref="StartFrom"/> starts.</summary>
    /// <param name="setting">Its index.</param>
    /// <param name="parent">The parameters of the setting that it goes on from.</param>
    IReadOnlyList<ParameterAssignment> Explore(long setting, IReadOnlyList<ParameterAssignment> parent) => parent;
}
