using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Jobs;

/// <summary>Fills up a parameter set that a person gave: what it leaves out is drawn at random.</summary>
internal static class SettingCompletion
{
    /// <summary>The first completion that is kept, or null where none of many is.</summary>
    /// <param name="space">The family's space.</param>
    /// <param name="given">Values by name.</param>
    /// <param name="index">Which of the given sets it is, from 0.</param>
    /// <param name="keeps">Whether a setting keeps to the constraints.</param>
    public static IReadOnlyList<ParameterAssignment>? Find(
        FamilySpace space, IReadOnlyList<ParameterAssignment> given, int index, Func<IReadOnlyList<ParameterAssignment>, bool> keeps) =>
        Enumerable.Range(0, Proposals.MaxDraws).Select(attempt => Complete(space, given, index, attempt)).FirstOrDefault(keeps);

    /// <summary>The active parameters, in file order; given values of inactive parameters are dropped.</summary>
    /// <param name="space">The family's space.</param>
    /// <param name="given">Values by name.</param>
    /// <param name="index">Which of the given sets it is, from 0.</param>
    /// <param name="attempt">Counts the draws of one set, from 0.</param>
    public static IReadOnlyList<ParameterAssignment> Complete(
        FamilySpace space, IReadOnlyList<ParameterAssignment> given, int index, int attempt)
    {
        var values = new Dictionary<string, ParameterValue>();
        foreach (var parameter in space.ParentsFirst.Select(place => space.Parameters[place]))
        {
            if (!(parameter.When?.Holds(name => values.TryGetValue(name, out var value) ? value : null) ?? true)) { continue; }

            var named = given.FirstOrDefault(one => one.Name == parameter.Name);
            values[parameter.Name] = named.Name is null
                ? DomainDraw.From(parameter.Domain, StableDraw.ForEnqueued(space.Seed, space.Family, index, attempt, parameter.Name))
                : named.Value;
        }

        return [.. space.Parameters
            .Where(parameter => values.ContainsKey(parameter.Name))
            .Select(parameter => new ParameterAssignment(parameter.Name, values[parameter.Name]))];
    }
}
