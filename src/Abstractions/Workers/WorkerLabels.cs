namespace Orchestrator.Abstractions.Workers;

/// <summary>The words by which workers' owners call their abilities, and sweeps ask for them.</summary>
public static class WorkerLabels
{
    /// <summary>The longest label.</summary>
    public const int MaxLength = 63;

    /// <summary>The words that stand for the kinds of slots; no label is one of them.</summary>
    public static IReadOnlyList<string> SlotKinds { get; } = ["cpu", "gpu"];

    /// <summary>Whether a slot of <paramref name="kind"/> on a worker with <paramref name="labels"/> has what a word asks for.</summary>
    public static bool IsMet(string word, SlotKind kind, IReadOnlyList<string> labels) =>
        SlotKinds.Contains(word) ? word == WordOf(kind) : labels.Contains(word);

    /// <summary>The word for a kind of slot.</summary>
    public static string WordOf(SlotKind kind) => kind == SlotKind.Gpu ? "gpu" : "cpu";

    /// <summary>What is wrong with a word of <c>requires</c>, in one sentence without its subject, or null.</summary>
    public static string? FindProblem(string word) => word.Length is > 0 and <= MaxLength && word.All(IsAllowed)
        ? null
        : $"must have 1 to {MaxLength} small letters, digits, '-', '_' or '.'";

    /// <summary>What is wrong with a worker's label, in one sentence without its subject, or null.</summary>
    public static string? FindLabelProblem(string label) => SlotKinds.Contains(label)
        ? "must not be the word for a kind of slot"
        : FindProblem(label);

    private static bool IsAllowed(char letter) => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_' or '.';
}
