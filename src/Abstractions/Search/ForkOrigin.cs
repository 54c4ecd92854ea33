namespace Orchestrator.Abstractions.Search;

/// <summary>The checkpoint with which a forked setting begins.</summary>
/// <param name="Setting">The index within its family of the setting whose trial it was, from 0.</param>
/// <param name="Trial">That trial's number.</param>
/// <param name="Epoch">The checkpoint's epoch; the fork's own first epoch is the next one.</param>
[GenerateSerializer, Immutable, Alias("fork-origin")]
public sealed record ForkOrigin([property: Id(0)] int Setting, [property: Id(1)] int Trial, [property: Id(2)] int Epoch);
