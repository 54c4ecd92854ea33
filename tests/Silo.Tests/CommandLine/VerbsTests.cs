using System.CommandLine;
using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Tests.CommandLine;

public sealed class VerbsTests
{
    public static TheoryData<string> All => [.. Paths(Verbs.CreateRoot(), "")];

    [Theory, MemberData(nameof(All))]
    public void Parse_OptionWithoutItsValue_IsAnErrorInWords(string verb)
    {
        foreach (var option in Find(verb).Options.Where(option => option.Arity.MinimumNumberOfValues > 0))
        {
            Assert.NotEmpty(Errors($"{verb} {option.Name}"));
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Parse_OptionGivenTwice_IsAnErrorInWordsUnlessItTakesSeveral(string verb)
    {
        foreach (var option in Find(verb).Options.Where(option => option.Arity.MinimumNumberOfValues > 0))
        {
            var errors = Errors($"{verb} {option.Name} 1 {option.Name} 2");

            Assert.True(errors.Length > 0 || option.Arity.MaximumNumberOfValues > 1, option.Name);
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Parse_WordForANumber_IsAnErrorInWords(string verb)
    {
        var command = Find(verb);
        foreach (var option in command.Options.Where(option => IsNumber(option.ValueType)))
        {
            Assert.NotEmpty(Errors($"{verb} {option.Name} many"));
        }

        foreach (var argument in command.Arguments.Where(argument => IsNumber(argument.ValueType)))
        {
            Assert.NotEmpty(Errors($"{verb} many"));
        }
    }

    private static string[] Errors(string line)
    {
        string[] errors = [.. Verbs.CreateRoot().Parse(line.Split(' ')).Errors.Select(UsageErrors.Describe)];
        Assert.DoesNotContain(errors, error => error.Contains("System.", StringComparison.Ordinal));
        return errors;
    }

    private static bool IsNumber(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var one && one.IsPrimitive && one != typeof(bool);

    private static Command Find(string verb) =>
        verb.Split(' ').Aggregate((Command)Verbs.CreateRoot(), (command, word) => command.Subcommands.Single(each => each.Name == word));

    private static IEnumerable<string> Paths(Command command, string before) => command.Subcommands.Count == 0
        ? [before]
        : command.Subcommands.SelectMany(each => Paths(each, before.Length == 0 ? each.Name : $"{before} {each.Name}"));
}
