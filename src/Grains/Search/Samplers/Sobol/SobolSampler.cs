using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Columns;

namespace Orchestrator.Grains.Search.Samplers.Sobol;

/// <summary>Scrambled Sobol points: any first so many of them fill the space more evenly than independent draws.</summary>
internal sealed class SobolSampler : ISampler
{
    private readonly ColumnSpace _space;
    private readonly SobolPoints _points;

    public SobolSampler(FamilySpace space)
    {
        _space = new ColumnSpace(space);
        _points = new SobolPoints(_space);
    }

    public long? Count => null;

    public IReadOnlyList<ParameterAssignment> SettingAt(long index) => _space.Decode(_points.At(index));
}
