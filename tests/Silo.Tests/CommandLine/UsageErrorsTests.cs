using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Tests.CommandLine;

public sealed class UsageErrorsTests
{
    [Theory]
    [InlineData("trial generate 0 --output a.png --seed x", "--seed must be an integer in [-9223372036854775808, 9223372036854775807], but got 'x'.")]
    [InlineData("trial generate 0 --output a.png --count x", "--count must be an integer in [1, 1000000], but got 'x'.")]
    [InlineData("trial generate zero --output a.png", "TRIAL must be a trial's number, 0 or above, but got 'zero'.")]
    [InlineData("trial generate 0 --output a.png --input n.npy --seed 1", "--input has the noise itself: --count and --seed are for noise that is drawn.")]
    [InlineData("trial traverse 0 --output a.png --dimensions 3,x", "--dimensions must be whole numbers from 0 with commas between, as in --dimensions 3,7, but got '3,x'.")]
    [InlineData("trial traverse 0 --output a.png --dimensions 3 --plane 1,2", "--dimensions, --plane and --between are three kinds of grid; give one of them.")]
    [InlineData("trial traverse 0 --output a.png --between 1,2 --around 3", "--around does not go with --between, which has its own images.")]
    [InlineData("trial traverse 0 --output a.png --steps 1", "--steps must be an integer in [2, 25], but got '1'.")]
    public void Describe_ValueOfAnotherKind_NamesNoTypeOfDotNet(string line, string message)
    {
        string[] errors = [.. Verbs.CreateRoot().Parse(line).Errors.Select(UsageErrors.Describe)];

        Assert.Contains(message, errors);
        Assert.DoesNotContain(errors, error => error.Contains("System.", StringComparison.Ordinal));
    }
}
