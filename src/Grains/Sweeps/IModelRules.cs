using Orchestrator.Models.Catalog;

namespace Orchestrator.Grains.Sweeps;

/// <summary>What a model asks of its parameters together, beyond the range of each.</summary>
public interface IModelRules
{
    /// <summary>Checks one setting.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="parameters">The setting's active parameters.</param>
    /// <exception cref="InvalidParameterException">The model does not take them together.</exception>
    void Validate(string model, ParameterSet parameters);
}
