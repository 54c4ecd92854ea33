using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Orchestrator.Dashboard.Samples;

/// <summary>Answers with a picture.</summary>
internal static class Png
{
    /// <summary>The picture, or that the browser's own is still the same.</summary>
    /// <param name="png">Its bytes.</param>
    /// <param name="response">Gets the header.</param>
    /// <param name="caching">How long it may be kept, as Cache-Control says it.</param>
    public static IResult Answer(byte[] png, HttpResponse response, string caching)
    {
        response.Headers.CacheControl = caching;
        var tag = Convert.ToHexStringLower(SHA256.HashData(png).AsSpan(0, 12));
        return Results.Bytes(png, "image/png", entityTag: new EntityTagHeaderValue($"\"{tag}\""));
    }
}
