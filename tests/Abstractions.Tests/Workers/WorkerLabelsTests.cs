using Orchestrator.Abstractions.Workers;

namespace Orchestrator.Abstractions.Tests.Workers;

public class WorkerLabelsTests
{
    [Theory]
    [InlineData("big")]
    [InlineData("lab-2_a.b")]
    public void FindLabelProblem_Word_IsFine(string label) => Assert.Null(WorkerLabels.FindLabelProblem(label));

    [Theory]
    [InlineData("")]
    [InlineData("Big")]
    [InlineData("two words")]
    [InlineData("gpu")]
    public void FindLabelProblem_WhatIsNoLabel_IsTold(string label) => Assert.NotNull(WorkerLabels.FindLabelProblem(label));

    [Theory]
    [InlineData("gpu", SlotKind.Gpu, true)]
    [InlineData("gpu", SlotKind.Cpu, false)]
    [InlineData("cpu", SlotKind.Gpu, false)]
    [InlineData("big", SlotKind.Cpu, true)]
    [InlineData("small", SlotKind.Cpu, false)]
    public void IsMet_Word_IsTheSlotsKindOrALabel(string word, SlotKind kind, bool expected) =>
        Assert.Equal(expected, WorkerLabels.IsMet(word, kind, ["big", "other"]));
}
