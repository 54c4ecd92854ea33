using System.Net;
using System.Text.RegularExpressions;

namespace Orchestrator.Dashboard.Tests.Fakes;

/// <summary>Sends forms of pages as a browser without scripts does.</summary>
internal static partial class PageForm
{
    /// <summary>Finds the form or button of a page that is sent to <paramref name="action"/>, and sends it with <paramref name="fields"/>.</summary>
    public static async Task<HttpResponseMessage> SendAsync(TestHost host, string page, string action, params (string Name, string Value)[] fields) =>
        await SendFromAsync(host, await host.GetPageAsync(page), action, fields);

    /// <summary>The same for a page at hand.</summary>
    public static Task<HttpResponseMessage> SendFromAsync(TestHost host, string html, string action, params (string Name, string Value)[] fields) =>
        PostAsync(host, action, [.. fields, .. HiddenFields(html, action).Where(field => fields.All(own => own.Name != field.Name))]);

    public static async Task<HttpResponseMessage> PostAsync(
        TestHost host, string action, IEnumerable<(string Name, string Value)> fields, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, action)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))),
        };
        if (header is { } given) { request.Headers.TryAddWithoutValidation(given.Name, given.Value); }

        return await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>What the form holds besides what people type.</summary>
    public static IReadOnlyList<(string Name, string Value)> HiddenFields(string html, string action)
    {
        var button = Buttons().Matches(html).FirstOrDefault(match => WebUtility.HtmlDecode(match.Groups[1].Value) == action);
        if (button is not null) { return [(button.Groups[2].Value, button.Groups[3].Value)]; }

        var form = Forms().Matches(html).FirstOrDefault(match => WebUtility.HtmlDecode(match.Groups[1].Value) == action);
        Assert.True(form is not null, $"The page has no form for {action}.");
        return [.. Hidden().Matches(form.Groups[2].Value).Select(match => (match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)))];
    }

    [GeneratedRegex("<form[^>]*method=\"post\"[^>]*action=\"([^\"]+)\"[^>]*>(.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<button[^>]*formmethod=\"post\"[^>]*formaction=\"([^\"]+)\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex Buttons();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
