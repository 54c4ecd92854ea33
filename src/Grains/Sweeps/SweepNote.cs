namespace Orchestrator.Grains.Sweeps;

/// <summary>Something in a sweep file that is allowed but may not do what its writer expects.</summary>
/// <param name="File">The file's name as the user gave it, or <c>--set KEY</c> for an override.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What happens.</param>
public sealed record SweepNote(string File, int Line, int Column, string Message)
{
    /// <summary><c>file:line:column: note: message</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: note: {Message}";
}
