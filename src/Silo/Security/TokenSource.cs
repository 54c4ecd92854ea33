using Orchestrator.Grains.Results.Access;
using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Security;

/// <summary>Where a verb gets its token from. No message ever has the text of one.</summary>
internal static class TokenSource
{
    /// <summary>The environment's join token.</summary>
    public const string JoinVariable = "ORCHESTRATOR_TOKEN";

    /// <summary>The environment's access token.</summary>
    public const string AccessVariable = "ORCHESTRATOR_ACCESS_TOKEN";

    /// <summary>The token that a file or the environment has, or null for none.</summary>
    /// <param name="file">The file that an option named, or null; it goes first.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="kind">What it must be good for.</param>
    /// <exception cref="MissingTokenException">The file cannot be read, or is empty.</exception>
    /// <exception cref="CommandException">It is no such token.</exception>
    public static Token? Read(string? file, string variable, TokenKind kind) => file is not null
        ? Parse(ReadFile(file), file, kind)
        : Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? Parse(text, variable, kind) : null;

    /// <summary>Reads the text of a token.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">Where it stood.</param>
    /// <param name="kind">What it must be good for.</param>
    /// <exception cref="CommandException">It is no such token.</exception>
    public static Token Parse(string text, string place, TokenKind kind)
    {
        var token = Token.TryParse(text)
            ?? throw new CommandException(ExitCode.InvalidInput, $"{place} has no {Token.WordOf(kind)} token: one reads {Token.WordOf(kind)}.ID.SECRET.PIN, and may have been cut short.");
        return token.Kind == kind
            ? token
            : throw new CommandException(ExitCode.InvalidInput, $"{place} has the {token}, but a token of the other kind is needed: workers join with join tokens, people use access tokens.");
    }

    private static string ReadFile(string file)
    {
        try
        {
            return File.ReadAllText(file) is var text && !string.IsNullOrWhiteSpace(text) ? text : throw new MissingTokenException($"The token file '{file}' is empty.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MissingTokenException($"The token file '{file}' cannot be read: {exception.Message}");
        }
    }
}
