namespace Orchestrator.Abstractions.Trials;

/// <summary>What a tag is: a word that people give trials to find them again, such as <c>baseline</c>. Tags are lower-case.</summary>
public static class TrialTags
{
    /// <summary>The most characters of a tag.</summary>
    public const int MaxLength = 40;

    /// <summary>The most tags of a trial.</summary>
    public const int MaxCount = 20;

    /// <summary>What is allowed, for a person.</summary>
    public static string Rule => $"a tag has 1 to {MaxLength} letters, digits, '-', '_' or '.', and begins with a letter or a digit";

    /// <summary>The tag that <paramref name="text"/> stands for, or null where it can be none.</summary>
    public static string? Read(string text)
    {
        var tag = text.Trim().ToLowerInvariant();
        return tag.Length is > 0 and <= MaxLength && char.IsLetterOrDigit(tag[0]) && tag.All(IsOfTag) ? tag : null;
    }

    private static bool IsOfTag(char letter) => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.';
}
