using Orchestrator.Abstractions.Workers;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.Tests.Running;

public sealed class SlotPacesTests
{
    private readonly SlotPaces _paces = new();

    [Fact]
    public void Slowest_TrialsOfDifferentSpeed_IsWhatTheSlowOneNeeds()
    {
        _paces.Slowest([At(0, trial: 3, epoch: 1), At(1, trial: 4, epoch: 1)], TimeSpan.Zero);

        var slowest = _paces.Slowest([At(0, trial: 3, epoch: 3), At(1, trial: 4, epoch: 9)], TimeSpan.FromSeconds(20));

        // 2 of 10 epochs in 20 s leave 8 in 80 s.
        Assert.Equal(80, slowest!.Value.TotalSeconds, 6);
    }

    [Fact]
    public void Slowest_NextTrialOfTheSlot_StartsAnew()
    {
        _paces.Slowest([At(0, trial: 3, epoch: 1)], TimeSpan.Zero);

        Assert.Null(_paces.Slowest([At(0, trial: 5, epoch: 2)], TimeSpan.FromSeconds(20)));
        Assert.Equal(8, _paces.Slowest([At(0, trial: 5, epoch: 3)], TimeSpan.FromSeconds(21))!.Value.TotalSeconds, 6);
    }

    [Fact]
    public void Slowest_IdleSlots_IsUnknown() => Assert.Null(_paces.Slowest([new(0)], TimeSpan.FromSeconds(1)));

    private static SlotStatus At(int slot, int trial, int epoch) => new(slot, "k7-one", trial, "vanilla", epoch, Epochs: 10);
}
