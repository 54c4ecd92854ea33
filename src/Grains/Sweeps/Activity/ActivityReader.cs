using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Conditions;
using Orchestrator.Grains.Sweeps.Parameters;

namespace Orchestrator.Grains.Sweeps.Activity;

/// <summary>
/// Writes out when each parameter is active, what the file says and what follows from the models together, so that the
/// specification needs no catalog to be searched.
/// </summary>
internal sealed class ActivityReader(IReadOnlyList<string> named, Problems problems)
{
    /// <summary>The parameters with their conditions, in file order.</summary>
    public IReadOnlyList<ParameterSpec> Read(
        IReadOnlyList<SweptParameter> parameters,
        IReadOnlyList<string> models,
        IReadOnlyDictionary<string, Condition> when)
    {
        var implied = new ImplicitActivity(parameters, models, named, when.Keys.ToHashSet(), problems);
        var conditions = parameters.ToDictionary(
            parameter => parameter.Name,
            parameter => Condition.Both(implied.Of(parameter), when.GetValueOrDefault(parameter.Name)));
        RefuseCycles(parameters, conditions);
        return [.. parameters.Select(parameter =>
            new ParameterSpec(parameter.Name, parameter.Domain, conditions[parameter.Name]?.ToString()))];
    }

    private void RefuseCycles(IReadOnlyList<SweptParameter> parameters, Dictionary<string, Condition?> conditions)
    {
        var told = new HashSet<string>();
        foreach (var parameter in parameters.Where(parameter => !told.Contains(parameter.Name)))
        {
            if (CycleFrom(parameter.Name, conditions) is { } cycle)
            {
                told.UnionWith(cycle);
                problems.Error(parameter.At, $"Conditions form a cycle: {string.Join(" depends on ", cycle)}.");
            }
        }
    }

    // A walk from each parameter that looks for itself; there are a few dozen at most.
    private static List<string>? CycleFrom(string start, Dictionary<string, Condition?> conditions)
    {
        var seen = new HashSet<string>();
        var paths = new Stack<List<string>>([[start]]);
        while (paths.TryPop(out var path))
        {
            foreach (var parent in conditions.GetValueOrDefault(path[^1])?.Parents ?? [])
            {
                if (parent == start)
                {
                    return [.. path, start];
                }

                if (seen.Add(parent))
                {
                    paths.Push([.. path, parent]);
                }
            }
        }

        return null;
    }
}
