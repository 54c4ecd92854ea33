namespace Orchestrator.Grains.Sweeps.Parameters;

/// <summary>What a distribution's name says about its range.</summary>
/// <param name="Name">The name in sweep files.</param>
/// <param name="IsLog">Uniform in the logarithm.</param>
/// <param name="HasStep">Whether <c>q</c> goes with it; 1 when absent.</param>
/// <param name="IsInteger">Whether its bounds are integers.</param>
internal sealed record RangeShape(string Name, bool IsLog, bool HasStep, bool IsInteger)
{
    /// <summary>The ranges that may be named.</summary>
    public static IReadOnlyList<RangeShape> All { get; } =
    [
        new("int_uniform", IsLog: false, HasStep: true, IsInteger: true),
        new("uniform", IsLog: false, HasStep: false, IsInteger: false),
        new("q_uniform", IsLog: false, HasStep: true, IsInteger: false),
        new("log_uniform_values", IsLog: true, HasStep: false, IsInteger: false),
        new("q_log_uniform_values", IsLog: true, HasStep: true, IsInteger: false),
    ];

    /// <summary>W&amp;B's other distributions; those that draw from exponents are refused with the line that was meant.</summary>
    public static IReadOnlyList<string> Later { get; } =
    [
        "categorical_w_probabilities", "inv_log_uniform", "inv_log_uniform_values", "normal", "q_normal", "log_normal",
        "q_log_normal", "beta", "q_beta",
    ];

    /// <summary>The shape called <paramref name="name"/>, or null.</summary>
    public static RangeShape? Find(string name) => All.FirstOrDefault(shape => shape.Name == name);
}
