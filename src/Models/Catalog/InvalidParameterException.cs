namespace Orchestrator.Models.Catalog;

/// <summary>A hyperparameter has a value that its model does not take.</summary>
/// <param name="parameter">The parameter's name.</param>
/// <param name="value">The value given.</param>
/// <param name="allowed">What is allowed, as a phrase that follows "must be".</param>
public sealed class InvalidParameterException(string parameter, object value, string allowed)
    : Exception($"{parameter} must be {allowed}, but got {Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)}.")
{
    /// <summary>The parameter's name.</summary>
    public string Parameter { get; } = parameter;
}
