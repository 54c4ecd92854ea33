using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Cluster;
using Orchestrator.Grains.Scheduling;
using Orchestrator.TestKit;

namespace Orchestrator.Grains.Tests.Scheduling;

public class RequirementsTests
{
    private static readonly WorkerAbilities Plain = new("plain", Kinds("k1", "G"), [], [SlotKind.Cpu]);
    private static readonly WorkerAbilities Big = new("big", Kinds("k2", "G", "H"), ["big"], [SlotKind.Cpu, SlotKind.Gpu]) { GpuSlots = 1 };

    [Theory]
    [InlineData("", true, true)]
    [InlineData("gpu", false, true)]
    [InlineData("cpu", true, true)]
    [InlineData("big", false, true)]
    [InlineData("big gpu", false, true)]
    [InlineData("small", false, false)]
    public void AreMetBy_Worker_NeedsOneSlotWithAllWords(string words, bool byPlain, bool byBig)
    {
        var requirements = new Requirements(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), "cpu", null);

        Assert.Equal((byPlain, byBig), (requirements.AreMetBy(Plain), requirements.AreMetBy(Big)));
    }

    [Fact]
    public void AreMetBy_Slot_NeedsItsOwnKind()
    {
        var requirements = new Requirements(["gpu"], "cpu", null);

        Assert.False(requirements.AreMetBy(Offer(SlotKind.Cpu)));
        Assert.True(requirements.AreMetBy(Offer(SlotKind.Gpu)));
    }

    [Fact]
    public void Of_SpecificationForAGpu_AsksForOneWithoutTheWord() =>
        Assert.Equal(["gpu"], Requirements.Of(ExperimentSpecs.Grid() with { Device = "cuda:0" }, "k1").Words);

    [Fact]
    public void Of_MachineKindOne_KeepsToTheFirst()
    {
        var spec = ExperimentSpecs.Grid();

        Assert.Null(Requirements.Of(spec, "k1").MachineKind);
        Assert.Equal("k1", Requirements.Of(spec with { MachineKind = "one" }, "k1").MachineKind);
        Assert.False(Requirements.Of(spec with { MachineKind = "one" }, "k1").AreMetBy(Big));
    }

    [Fact]
    public void AreMetBy_MachineKindOneOnAGpu_LooksAtTheKindWithTheGpu()
    {
        var requirements = Requirements.Of(ExperimentSpecs.Grid() with { Device = "cuda", MachineKind = "one" }, "k2, G");

        Assert.True(requirements.AreMetBy(Big));
        Assert.False(requirements.AreMetBy(Big with { Kinds = Kinds("k2", "H", "G") }));
        Assert.True(requirements.AreMetBy(Big with { Kinds = Kinds("k2", "H", "G"), GpuSlots = 2 }));
    }

    [Fact]
    public void FindMissing_NobodyFits_SaysWhatIsMissing()
    {
        Assert.Equal("no worker takes trials", new Requirements([], "cpu", null).FindMissing([]));
        Assert.Equal("no worker has what it requires: big, gpu", new Requirements(["big", "gpu"], "cpu", null).FindMissing([Plain]));
        Assert.Equal(
            "it keeps to the machine kind of its first trial, of which no worker is here: k3", new Requirements(["big"], "cpu", "k3").FindMissing([Plain, Big]));
        Assert.Null(new Requirements(["big"], "cpu", "k2").FindMissing([Plain, Big]));
    }

    [Theory]
    [InlineData("cuda", 0, "k2, G")]
    [InlineData("cuda", 1, "k2, H")]
    [InlineData("cuda:1", 0, "k2, H")]
    [InlineData("cuda:2", 0, "k2, ?")]
    [InlineData("cpu", 1, "k2")]
    public void AreMetBy_OfferOfAMachineWithDifferentGpus_HasTheKindOfTheOneItWouldTrainOn(string device, int slot, string kind)
    {
        var offer = new SlotOffer(new("w", slot, "{}") { Kind = SlotKind.Gpu }, Kinds("k2", "G", "H"), []);

        Assert.True(new Requirements([], device, kind).AreMetBy(offer));
        Assert.False(new Requirements([], device, "other").AreMetBy(offer));
    }

    private static WorkerKinds Kinds(string cpu, params string[] gpus) => new(cpu, [.. gpus.Select(gpu => $"{cpu}, {gpu}")], $"{cpu}, ?");

    private static SlotOffer Offer(SlotKind kind) => new(new("w", 0, "{}") { Kind = kind }, Kinds("k1", "G"), []);
}
