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
            OptionResult option => Describe(option.Option.Name, option.Option.ValueType, option.Tokens),
            ArgumentResult { Parent: OptionResult option } => Describe(option.Option.Name, option.Option.ValueType, option.Tokens),
            ArgumentResult argument => Describe(argument.Argument.Name, argument.Argument.ValueType, argument.Tokens),
            _ => error.Message,
        };

    private static string Describe(string name, Type type, IReadOnlyList<Token> tokens) =>
        $"{name} must be {Kind(Nullable.GetUnderlyingType(type) ?? type)}, but got '{string.Join(' ', tokens.Select(token => token.Value))}'.";

    private static string Kind(Type type) =>
        type == typeof(int) ? $"an integer in [{int.MinValue}, {int.MaxValue}]"
        : type == typeof(long) ? $"an integer in [{long.MinValue}, {long.MaxValue}]"
        : type == typeof(double) ? "a number"
        : type == typeof(bool) ? "true or false"
        : "something else";
}
