namespace Orchestrator.Dashboard.Api.Description;

/// <summary>A word that a route takes after the question mark.</summary>
/// <param name="Name">The word.</param>
/// <param name="Meaning">What it does, and what is allowed.</param>
/// <param name="IsNumber">Whether it is a whole number.</param>
internal sealed record QueryWord(string Name, string Meaning, bool IsNumber = false);
