using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Orchestrator.Dashboard.Actions;

/// <summary>One sentence about what was just done, shown for a few seconds by the pages that follow. It travels in a cookie.</summary>
internal static class Notices
{
    private const int Longest = 1_000;

    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(10);

    public static void Write(HttpContext context, string text) => context.Response.Cookies.Append(
        Name(context.Request), Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text[..Math.Min(text.Length, Longest)])),
        new() { HttpOnly = true, IsEssential = true, MaxAge = Shown, Path = "/", SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps });

    public static string? Read(HttpContext context)
    {
        if (context.Request.Cookies[Name(context.Request)] is not { Length: > 0 and < 2 * Longest } value || !Base64Url.IsValid(value)) { return null; }

        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(value));
    }

    // All ports of a machine share their cookies.
    private static string Name(HttpRequest request) => $"notice-{request.Host.Port ?? 80}";
}
