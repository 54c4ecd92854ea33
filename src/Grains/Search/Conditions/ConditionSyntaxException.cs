namespace Orchestrator.Grains.Search.Conditions;

/// <summary>A condition cannot be parsed.</summary>
/// <param name="offset">Characters before the place, from 0.</param>
/// <param name="message">What is wrong there.</param>
internal sealed class ConditionSyntaxException(int offset, string message) : Exception(message)
{
    /// <summary>Characters before the place, from 0.</summary>
    public int Offset { get; } = offset;
}
