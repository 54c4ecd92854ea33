using System.Text;

namespace Orchestrator.Grains.Tests.Search;

/// <summary>Writes sweep files with random models, lists, orders and conditions.</summary>
internal static class RandomSweep
{
    private static readonly string[] Lines =
    [
        "code_size: { values: [8, 16, 32] }",
        "epochs: { min: 1, max: 3 }",
        "optimizer: { values: [adam, sgd] }",
        "l1_weight: { values: [0.1, 0.2] }",
        "base: { values: [vanilla, multilayer, convolutional] }",
        "hidden_layers: { values: [1, 2] }",
        "batch_size: { values: [32, 64] }",
    ];

    private static readonly (string Parameter, string Condition)[] Conditions =
    [
        ("epochs", "code_size > 8"),
        ("epochs", "model == sparse or optimizer == sgd"),
        ("batch_size", "epochs in [2, 3] and optimizer != adam"),
        ("batch_size", "l1_weight == 0.2 or base == vanilla"),
        ("l1_weight", "code_size <= 16"),
        ("optimizer", "hidden_layers == 2"),
        ("base", "code_size != 16"),
    ];

    public static string Grid(Random random)
    {
        var lines = Lines.Where(_ => random.Next(4) > 0).Append("model: { values: [sparse, denoising, multilayer] }").ToArray();
        var names = lines.Select(line => line.Split(':')[0]).ToArray();
        random.Shuffle(lines);
        var text = new StringBuilder("method: grid\nparameters:\n");
        text.AppendJoin("", lines.Select(line => $"  {line}\n")).Append("orchestrator:\n  seed: 1\n  when:\n    {}\n");
        var chosen = Conditions
            .Where(pair => names.Contains(pair.Parameter) && Reads(pair.Condition).All(names.Contains) && random.Next(2) == 0)
            .DistinctBy(pair => pair.Parameter)
            .ToArray();
        return chosen.Length == 0
            ? text.ToString()
            : text.Replace("    {}\n", string.Concat(chosen.Select(pair => $"    {pair.Parameter}: \"{pair.Condition}\"\n"))).ToString();
    }

    private static IEnumerable<string> Reads(string condition) =>
        Lines.Select(line => line.Split(':')[0]).Where(condition.Contains);
}
