using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Samplers;

namespace Orchestrator.Bench.Search;

/// <summary>The configurations of a task in an order that a seed shuffles.</summary>
internal sealed class TaskSetOrder : ISampler
{
    private readonly int[] _rows;

    public TaskSetOrder(int count, int seed)
    {
        _rows = [.. Enumerable.Range(0, count)];
        new Random(seed).Shuffle(_rows);
    }

    public long? Count => _rows.Length;

    public int RowAt(long setting) => _rows[setting];

    public IReadOnlyList<ParameterAssignment> SettingAt(long index) => [new("row", ParameterValue.Of((long)_rows[index]))];
}
