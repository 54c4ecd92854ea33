using System.CommandLine.Parsing;

namespace Orchestrator.Silo.CommandLine;

/// <summary>What is wrong with a command line, in words of its own where the parser's would name a type of .NET.</summary>
internal static class UsageErrors
{
    private const string TypeName = "'System.";

    /// <summary>The message.</summary>
    public static string Describe(ParseError error) =>
        !error.Message.Contains(TypeName, StringComparison.Ordinal) ? error.Message : error.SymbolResult switch
        {
            OptionResult option => Describe(option.Option.Name, Kind(option.Option.ValueType), option.Tokens),
            ArgumentResult { Parent: OptionResult option } => Describe(option.Option.Name, Kind(option.Option.ValueType), option.Tokens),
            ArgumentResult argument => Describe(argument.Argument.Name, "a trial's number, 0 or above", argument.Tokens),
            _ => error.Message,
        };

    private static string Describe(string name, string kind, IReadOnlyList<Token> tokens) =>
        $"{name} must be {kind}, but got '{string.Join(' ', tokens.Select(token => token.Value))}'.";

    private static string Kind(Type type) => Nullable.GetUnderlyingType(type) is { } underlying ? Kind(underlying)
        : type == typeof(int) ? $"an integer in [{int.MinValue}, {int.MaxValue}]"
        : type == typeof(long) ? $"an integer in [{long.MinValue}, {long.MaxValue}]"
        : type == typeof(double) ? "a number"
        : type == typeof(bool) ? "true or false"
        : "something else";
}
