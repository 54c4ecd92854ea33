using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Orchestrator.Dashboard.Requests;

/// <summary>What an address takes after the question mark; anything else is told, for whoever wrote it meant something by it.</summary>
internal static class RouteWords
{
    /// <summary>Refuses words that are none of <paramref name="words"/>.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, params string[] words) => route.AddEndpointFilter((context, next) =>
    {
        RequireKnown(context.HttpContext.Request.Query, words);
        return next(context);
    });

    private static void RequireKnown(IQueryCollection query, string[] words)
    {
        if (query.Keys.FirstOrDefault(word => !words.Contains(word, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw RequestException.BadRequest(AllowedNames.Describe("the address", QueryWords.Shorten(unknown), words));
        }
    }
}
