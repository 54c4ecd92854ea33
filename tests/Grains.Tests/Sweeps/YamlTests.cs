using System.Text;
using Orchestrator.Grains.Sweeps;
using static Orchestrator.Grains.Tests.Sweeps.SweepText;

namespace Orchestrator.Grains.Tests.Sweeps;

public class YamlTests
{
    [Theory]
    [InlineData("", "s.yaml:1:1: There is nothing in it.")]
    [InlineData("# only a comment\n", "s.yaml:1:1: There is nothing in it.")]
    [InlineData("- a\n", "s.yaml:1:1: A sweep file must be a block of 'word: value' lines, but is a list.")]
    [InlineData("just text", "s.yaml:1:1: A sweep file must be a block")]
    [InlineData("method: grid\nname: a\nmethod: random\n", "s.yaml:3:1: 'method' is given twice; the first is on line 1.")]
    [InlineData("parameters:\n  model: { value: vanilla }\n  model: { value: sparse }\n", "s.yaml:3:3: 'model' is given twice; the first is on line 2.")]
    [InlineData("name: &a x\nmethod: *a\n", "s.yaml:1:7: Anchors (&) and aliases (*) are not taken in a sweep file; write the value out.")]
    [InlineData("name: !!str x\n", "s.yaml:1:7: Tags (!) are not taken in a sweep file; write the plain value.")]
    [InlineData("name: x\n---\nname: y\n", "s.yaml:2:1: A sweep file is one document, but a second one starts here.")]
    [InlineData("? [a, b]\n: c\n", "s.yaml:1:3: A key is a single word, not a list or a block.")]
    [InlineData("parameters:\n  model: { value: vanilla\n", "s.yaml:3:1: ")]
    [InlineData("method: grid\n\tname: x\n", "s.yaml:1:9: While scanning a plain scalar, found a tab")]
    public void Read_NotASweep_SaysWhere(string yaml, string expected) =>
        Assert.Contains(Errors(yaml), error => error.StartsWith(expected, StringComparison.Ordinal));

    [Fact]
    public void Read_UnquotedListConditionInBraces_HintsAtQuotes() => Assert.Contains(
        "Put a condition with a list in quotes inside { }.",
        Error(Grid("", "orchestrator: { when: { code_size: model in [vanilla] } }")));

    [Fact]
    public void Read_ByteOrderMarkAndCarriageReturns_AreNothing() =>
        Assert.Equal("x", Spec("\uFEFFname: x\r\nmethod: grid\r\nparameters:\r\n  model: { value: vanilla }\r\n").Name);

    [Fact]
    public void Read_TenMegabytes_IsRefusedUnread() =>
        Assert.Equal("s.yaml:1:1: A sweep file has at most 1000000 characters, but this has 10000000.", Error(new string('[', 10_000_000)));

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Read_DeepNesting_IsRefused(string opening) =>
        Assert.Contains("nests at most 16 deep", Error(string.Concat(Enumerable.Repeat(opening, 100_000 / opening.Length))));

    [Fact]
    public void Read_DeepBlocks_AreRefused()
    {
        var yaml = new StringBuilder();
        for (var depth = 0; depth < 800; depth++)
        {
            yaml.Append(' ', depth).Append("a:\n");
        }

        Assert.Contains("nests at most 16 deep", Error(yaml.ToString()));
    }

    [Fact]
    public void Read_BillionLaughs_IsRefused()
    {
        var lines = Enumerable.Range(1, 9)
            .Select(level => $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 9))}]");

        Assert.Contains("Anchors (&) and aliases (*)", Error("a0: &a0 [lol]\n" + string.Join('\n', lines)));
    }

    [Fact]
    public void Read_ThousandsOfMistakes_TellsAHundred() =>
        Assert.Equal(100, Errors(string.Concat(Enumerable.Range(0, 5_000).Select(line => $"word{line}: 1\n"))).Length);

    [Fact]
    public void Read_HugeKey_IsCutInTheMessage() => Assert.Contains(
        $"Unknown word '{new string('k', 60)}...'",
        string.Join('\n', Errors($"method: grid\n? {new string('k', 900_000)}\n: 1\n")));

    [Fact]
    public void Read_AnyDamage_NeverThrows()
    {
        const string Sound = "name: x\nmethod: random\nrun_cap: 4\nparameters:\n  model: { values: [sparse, gan] }\n"
            + "  l1_weight: { distribution: log_uniform_values, min: 1e-6, max: \"1\" }\norchestrator:\n  when: { l1_weight: 'model == sparse' }\n";
        const string Letters = "{}[]:,-?&*!|>'\"%@`#\n\t \\ax0.e\0\u0085\u2028\ud800";
        for (var seed = 0; seed < 3_000; seed++)
        {
            var random = new Random(seed);
            var text = new StringBuilder(Sound);
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                text[random.Next(text.Length)] = Letters[random.Next(Letters.Length)];
            }

            var result = SweepReader.Read(text.ToString(), "s.yaml", []);
            Assert.Equal(result.Errors.Count == 0, result.File is not null);
            Assert.All(result.Errors, error => Assert.True(error.Line >= 1 && error.Column >= 1, error.ToString()));
        }
    }
}
