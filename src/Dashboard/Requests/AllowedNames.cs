using Orchestrator.Abstractions.Names;

namespace Orchestrator.Dashboard.Requests;

/// <summary>Says which names are allowed, nearest first.</summary>
internal static class AllowedNames
{
    /// <summary>A message for a value that is none of <paramref name="allowed"/>.</summary>
    public static string Describe(string word, string value, IReadOnlyList<string> allowed) => allowed.Count == 0
        ? $"{word}: '{value}' is not known; none is allowed here."
        : $"{word}: '{value}' is not known; did you mean '{NearestName.Closest(value, allowed)}'? Allowed: {string.Join(", ", allowed)}.";
}
