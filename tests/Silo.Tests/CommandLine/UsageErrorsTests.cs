using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Tests.CommandLine;

public sealed class UsageErrorsTests
{
    [Theory]
    [InlineData("trial generate 0 --output a.png --seed x", "--seed must be an integer in [-9223372036854775808, 9223372036854775807], but got 'x'.")]
    [InlineData("trial generate 0 --output a.png --count x", "--count must be an integer in [1, 1000000], but got 'x'.")]
    [InlineData("trial generate zero --output a.png", "TRIAL must be an integer in [-2147483648, 2147483647], but got 'zero'.")]
    [InlineData("trial generate 0 --output a.png --input n.npy --seed 1", "--input has the noise itself: --count and --seed are for noise that is drawn.")]
    public void Describe_ValueOfAnotherKind_NamesNoTypeOfDotNet(string line, string message)
    {
        string[] errors = [.. Verbs.CreateRoot().Parse(line).Errors.Select(UsageErrors.Describe)];

        Assert.Contains(message, errors);
        Assert.DoesNotContain(errors, error => error.Contains("System.", StringComparison.Ordinal));
    }
}
