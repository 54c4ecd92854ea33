using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search;

namespace Orchestrator.Bench.Search;

/// <summary>The space of a task's configurations: their row numbers, which nothing models.</summary>
internal static class TaskSetSpace
{
    public static FamilySpace Create()
    {
        var family = new FamilySpec("taskset", [], null);
        return FamilySpace.Of(
            new()
            {
                Name = "taskset",
                Method = SearchMethod.Grid,
                Parameters = [new("row", new RangeDomain(0, 999, true, false, 1))],
                Families = [family],
                DataSets = [],
            },
            family);
    }
}
