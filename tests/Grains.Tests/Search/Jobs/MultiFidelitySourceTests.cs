using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Jobs;
using Orchestrator.Grains.Search.Samplers;

namespace Orchestrator.Grains.Tests.Search.Jobs;

public class MultiFidelitySourceTests
{
    private readonly Listener _listener = new();
    private readonly MultiFidelitySource _source;

    public MultiFidelitySourceTests() => _source = new("listener", _listener);

    [Fact]
    public void Draw_FirstResults_AreObservedInTheirOrder()
    {
        Observe(0, 1, 0.5);
        Observe(2, 1, 0.3);
        _source.Draw(3, []);

        Assert.Equal(["observe 0: 0.5", "observe 2: 0.3", "propose 3"], _listener.Heard);
    }

    [Fact]
    public void Draw_LaterResultsThatChangeTheOrder_AreRevised()
    {
        Observe(0, 1, 0.5);
        Observe(1, 1, 0.3);
        _source.Draw(2, []);
        Observe(0, 3, 0.1);
        Observe(1, 3, 0.2);
        _source.Draw(3, []);

        Assert.Equal(["revise 0: 0.3, 1: 0.5", "propose 3"], _listener.Heard.Skip(3));
    }

    [Fact]
    public void Draw_LaterResultsThatConfirmTheOrder_ChangeNothing()
    {
        Observe(0, 1, 0.5);
        Observe(1, 1, 0.3);
        _source.Draw(2, []);
        Observe(0, 3, 0.2);
        Observe(1, 3, 0.1);
        _source.Draw(3, []);

        Assert.Equal(["propose 3"], _listener.Heard.Skip(3));
    }

    [Fact]
    public void Draw_OfManyResultsFewAreNew_LossesAreSharedLater()
    {
        for (var draw = 0; draw < 200; draw++) { Observe(draw, 1, draw); }

        _source.Draw(200, []);
        Observe(0, 3, 0.2);
        Observe(1, 3, 0.1);
        _source.Draw(201, []);
        Observe(201, 1, 0.5);
        Observe(202, 1, 0.6);
        _source.Draw(203, []);

        Assert.Equal(["propose 200", "propose 201", "revise 0: 1, 1: 0", "observe 201: 0.5", "observe 202: 0.6", "propose 203"], _listener.Heard.Skip(200));
    }

    [Fact]
    public void Observe_OneLevelTwice_CountsOnce()
    {
        Observe(0, 1, 0.5);
        Observe(0, 1, 0.1);
        _source.Draw(1, []);

        Assert.Equal(["observe 0: 0.5", "propose 1"], _listener.Heard);
    }

    [Fact]
    public void Draw_OutstandingThatWentFurther_IsNoNews()
    {
        Observe(0, 1, 0.5);
        _source.Draw(2, [Setting(0), Setting(1)]);

        Assert.Equal("propose 2 beside x=1", _listener.Heard[^1]);
    }

    private void Observe(long draw, int level, double loss) => _source.Observe(Setting(draw), level, loss, []);

    private static Proposal Setting(long draw) => new(draw, [new("x", ParameterValue.Of(draw))], "");

    private sealed class Listener : IRevisableSampler
    {
        public List<string> Heard { get; } = [];

        public void Observe(Observation observation) => Heard.Add($"observe {Describe(observation)}");

        public void Revise(IReadOnlyList<Observation> observations) => Heard.Add($"revise {string.Join(", ", observations.Select(Describe))}");

        public IReadOnlyList<ParameterAssignment> Propose(long index, IReadOnlyList<IReadOnlyList<ParameterAssignment>> outstanding)
        {
            Heard.Add($"propose {index}{string.Concat(outstanding.Select(setting => $" beside x={setting[0].Value}"))}");
            return [];
        }

        private static string Describe(Observation one) => FormattableString.Invariant($"{one.Index}: {one.Loss}");
    }
}
