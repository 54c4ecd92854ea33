using System.ComponentModel;
using System.Text.Json;

namespace Orchestrator.Dashboard.Api.Bodies;

/// <summary>Parameter sets to try next.</summary>
/// <param name="Sets">Each an object, or a text as it would be typed.</param>
/// <param name="Again">Whether sets that are there already are trained once more.</param>
internal sealed record EnqueueBody(
    [property: Description("Each an object such as {\"learning_rate\": 0.001}, or a text as it would be typed: learning_rate=0.001.")] IReadOnlyList<JsonElement> Sets,
    [property: Description("Whether sets that are there already are trained once more.")] bool Again = false);
