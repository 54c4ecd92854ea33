namespace Orchestrator.Silo.Tests.Security;

/// <summary>All that a silo of Orleans 10 says first on a connection; one that says less is cut off, as soon as it has the answer or sooner.</summary>
[GenerateSerializer]
[Alias("orchestrator.tests.whole-greeting")]
internal sealed class WholeGreeting
{
    [Id(0)]
    public byte Version { get; init; } = 1;

    [Id(1)]
    public GrainId Node { get; init; } = GrainId.Create("sys.silo", "01111111-1111-1111-1111-111111111111");

    [Id(2)]
    public SiloAddress? Silo { get; init; }

    [Id(3)]
    public string? ClusterId { get; init; }
}
