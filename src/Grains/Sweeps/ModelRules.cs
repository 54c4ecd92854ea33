using Orchestrator.Models.Catalog;

namespace Orchestrator.Grains.Sweeps;

/// <summary>What a model says about its parameters together, beyond the range of each.</summary>
/// <param name="model">The model's name.</param>
/// <param name="parameters">The active parameters of one setting.</param>
/// <returns>One sentence each, which begins with the parameter's name; none when there is nothing to say.</returns>
public delegate IReadOnlyList<string> ModelRules(string model, ParameterSet parameters);
