using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Experiments.Commands;

/// <summary>What a command comes to.</summary>
/// <param name="Events">What to append as one; empty where all stands as asked already.</param>
/// <param name="Message">One sentence for a person.</param>
internal sealed record CommandPlan(IReadOnlyList<LedgerEvent> Events, string Message)
{
    public static CommandPlan Nothing(string message) => new([], message);
}
