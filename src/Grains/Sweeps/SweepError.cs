namespace Orchestrator.Grains.Sweeps;

/// <summary>Something wrong in a sweep file, with its place.</summary>
/// <param name="File">The file's name as the user gave it, or <c>--set KEY</c> for an override.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What is wrong, the value, what is allowed, the nearest valid name.</param>
public sealed record SweepError(string File, int Line, int Column, string Message)
{
    /// <summary><c>file:line:column: message</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}
