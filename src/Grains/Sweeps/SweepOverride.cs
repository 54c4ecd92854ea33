namespace Orchestrator.Grains.Sweeps;

/// <summary>One <c>--set key=value</c> of the command line.</summary>
/// <param name="Key">
/// A parameter (<c>epochs</c>), a word of the file (<c>run_cap</c>) or a path into a block (<c>orchestrator.seed</c>).
/// </param>
/// <param name="Value">YAML: a scalar, a list (<c>[16, 32]</c>: the parameter's values) or a mapping.</param>
public sealed record SweepOverride(string Key, string Value)
{
    /// <summary>Reads <c>key=value</c>, or gives null when there is no key or no equals sign.</summary>
    public static SweepOverride? TryParse(string text) => text.Split('=', 2) switch
    {
        [var key, var value] when key.Trim().Length > 0 => new SweepOverride(key.Trim(), value),
        _ => null,
    };
}
