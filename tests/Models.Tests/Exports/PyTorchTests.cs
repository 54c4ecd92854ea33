using Orchestrator.Models.Catalog;
using Orchestrator.Models.Inference;

namespace Orchestrator.Models.Tests.Exports;

/// <summary>The snippets of <c>docs/guides/pytorch.md</c>, run by Python; <c>scripts/setup</c> installs what they need.</summary>
[Trait("needs", "pytorch")]
public sealed class PyTorchTests(PyTorchRun run) : IClassFixture<PyTorchRun>
{
    private const double Tolerance = 1e-5;

    public static TheoryData<string> Models { get; } = [.. ModelNames.All];

    [Theory]
    [MemberData(nameof(Models))]
    public void Snippet_OfTheGuide_GivesWhatTheProgramGives(string model)
    {
        string[] expected =
        [
            .. ModelUses.Encoding.Contains(model) ? ["codes", "outputs"] : Array.Empty<string>(),
            .. ModelUses.Generating.Contains(model) ? ["generated"] : Array.Empty<string>(),
        ];

        var found = run.Differences.Where(pair => pair.Key.StartsWith(model + " ", StringComparison.Ordinal)).ToDictionary();

        Assert.Equal(expected.Select(what => $"{model} {what}"), found.Keys);
        Assert.All(found.Values, difference => Assert.InRange(difference, 0, Tolerance));
    }
}
