using System.ComponentModel;
using System.Text.Json;

namespace Orchestrator.Dashboard.Api.Bodies;

/// <summary>How a new trial differs from the one whose checkpoint it begins with.</summary>
/// <param name="Epoch">The checkpoint's epoch; the newest that is kept where none is given.</param>
/// <param name="Sets">One set: an object, or a text as it would be typed.</param>
/// <param name="Again">Whether it is made although such a fork is there already.</param>
internal sealed record ForkBody(
    [property: Description("The checkpoint's epoch; without it the newest that is kept.")] int? Epoch,
    [property: Description("One set of changes: an object such as {\"learning_rate\": 0.0001}, or a text as it would be typed.")] IReadOnlyList<JsonElement> Sets,
    [property: Description("Whether it is made although such a fork is there already.")] bool Again = false);
