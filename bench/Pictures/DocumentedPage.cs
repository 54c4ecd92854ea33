namespace Orchestrator.Bench.Pictures;

/// <summary>A page that the documentation shows.</summary>
/// <param name="Name">The picture's name.</param>
/// <param name="Address">Where the page is.</param>
/// <param name="Height">How much of it a wide picture shows, in pixels.</param>
internal sealed record DocumentedPage(string Name, string Address, int Height);
