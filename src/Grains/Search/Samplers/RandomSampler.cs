using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Samplers;

/// <summary>
/// Independent draws, each derived from (seed, family, setting, parameter): adding a parameter leaves the draws of the
/// others as they were.
/// </summary>
internal sealed class RandomSampler(FamilySpace space) : ISampler
{
    public long? Count => null;

    public IReadOnlyList<ParameterAssignment> SettingAt(long index)
    {
        var values = new Dictionary<string, ParameterValue>();
        foreach (var parameter in space.ParentsFirst.Select(place => space.Parameters[place]))
        {
            if (parameter.When?.Holds(name => values.TryGetValue(name, out var value) ? value : null) ?? true)
            {
                var unit = StableDraw.ForParameter(space.Seed, space.Family, index, parameter.Name);
                values[parameter.Name] = DomainDraw.From(parameter.Domain, unit);
            }
        }

        return [.. space.Parameters
            .Where(parameter => values.ContainsKey(parameter.Name))
            .Select(parameter => new ParameterAssignment(parameter.Name, values[parameter.Name]))];
    }
}
