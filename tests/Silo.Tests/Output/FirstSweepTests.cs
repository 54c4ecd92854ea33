using Orchestrator.Grains.Sweeps;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.Tests.Output;

public class FirstSweepTests
{
    [Fact]
    public void Text_AsItIs_IsASweepWithoutMistakes()
    {
        var read = SweepReader.Read(FirstSweep.Text, "sweep.yaml", []);

        Assert.Empty(read.Errors);
        Assert.Equal(["digits"], read.File!.DataSetNames);
    }

    [Fact]
    public void Text_EveryLineThatIsCommentedOut_IsASweepToo()
    {
        var all = string.Join('\n', FirstSweep.Text.Split('\n').Select(Uncomment));

        var read = SweepReader.Read(all, "sweep.yaml", []);

        Assert.Empty(read.Errors);
    }

    // Only settings: text has no colon right after its first word.
    private static string Uncomment(string line) =>
        System.Text.RegularExpressions.Regex.Replace(line, @"^(\s*)# (\w+: [\w{\[])", "$1$2");
}
