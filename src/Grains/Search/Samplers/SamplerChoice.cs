using Orchestrator.Grains.Search.Columns;
using Orchestrator.Grains.Search.Samplers.Gp;
using Orchestrator.Grains.Search.Samplers.Nsga2;
using Orchestrator.Grains.Search.Samplers.Tpe;

namespace Orchestrator.Grains.Search.Samplers;

/// <summary>What <c>sampler: auto</c>, and so <c>method: bayes</c>, takes for a space, and why.</summary>
/// <param name="Name">The sampler's name in sweep files; of two, the later after "then".</param>
/// <param name="Reason">One sentence for people.</param>
internal sealed record SamplerChoice(string Name, string Reason)
{
    /// <summary>Results up to which the Gaussian process is worth what it costs: measured in <c>docs/benchmarks.md</c>.</summary>
    public const int GpResults = 200;

    /// <summary>The most columns whose length scales so few results can tell.</summary>
    public const int GpColumns = 20;

    private Func<FamilySpace, IAdaptiveSampler> Make { get; init; } = space => new TpeSampler(space);

    public static SamplerChoice For(SamplerRequest request)
    {
        var columns = new ColumnSpace(request.Space).Count;
        return request switch
        {
            { Objectives: > 1 } => new("nsga2", $"{request.Objectives} objectives ask for a Pareto front.")
            {
                Make = space => new Nsga2Sampler(space),
            },
            _ when columns > GpColumns => new(
                "tpe", $"{columns} parameters vary, over {GpColumns}: too many for a Gaussian process over few results."),
            { Budget: { } budget } when budget + request.Earlier <= GpResults => Staged("gp", $"a Gaussian process finds most in up to {GpResults} settings, and there are "
                + $"{budget}{(request.Earlier > 0 ? $" and {request.Earlier} earlier ones" : "")}."),
            _ => Staged("gp, then tpe", $"a Gaussian process finds most in the first {GpResults} settings; TPE costs less in later ones."),
        };
    }

    /// <summary>The sampler of a space that this was chosen for.</summary>
    public IAdaptiveSampler Create(FamilySpace space) => Make(space);

    private static SamplerChoice Staged(string name, string reason) => new(name, reason)
    {
        Make = space => new StagedSampler(new GpSampler(space), new TpeSampler(space), GpResults),
    };
}
