namespace Orchestrator.Silo.Doctor;

/// <summary>What a check found.</summary>
/// <param name="Check">What was looked at, in a word or two.</param>
/// <param name="State">What it came to.</param>
/// <param name="Text">What there is, and what to do where it is not as it should be.</param>
internal sealed record Finding(string Check, FindingState State, string Text)
{
    public static Finding Good(string check, string text) => new(check, FindingState.Ok, text);

    public static Finding Doubtful(string check, string text) => new(check, FindingState.Warning, text);

    public static Finding Bad(string check, string text) => new(check, FindingState.Failed, text);
}
