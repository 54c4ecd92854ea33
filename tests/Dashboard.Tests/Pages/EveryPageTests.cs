using System.Net;
using System.Text.RegularExpressions;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Pages;

public sealed partial class EveryPageTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    public static TheoryData<string> Pages { get; } =
    [
        "/",
        "/?state=ended",
        $"/experiments/{TestHost.Id}",
        $"/experiments/{TestHost.Id}/trials",
        $"/experiments/{TestHost.Id}/trials?columns=all&sort=-mse",
        $"/experiments/{TestHost.Id}/trials/0",
        $"/experiments/{TestHost.Id}/trials/2",
        $"/experiments/{TestHost.Id}/trials/11",
        $"/experiments/{TestHost.Id}/trials/15",
        $"/experiments/{TestHost.Id}/trials/0/latent",
        $"/experiments/{TestHost.Id}/trials/11/logs",
        $"/experiments/{TestHost.Id}/trials/0/logs?q=epoch&after=12",
        $"/experiments/{TestHost.Id}/trials/0/latent/traversal",
        $"/experiments/{TestHost.Id}/trials/2/latent/traversal?steps=5&epoch=10",
        $"/experiments/{TestHost.Id}/gallery?epoch=7",
        $"/experiments/{TestHost.Id}/gallery?view=sheet&group=code_size&pin=0",
        $"/experiments/{TestHost.Id}/importance",
        $"/experiments/{TestHost.Id}/explore",
        $"/experiments/{TestHost.Id}/explore?family=denoising&q=learning_rate<0.003&x=code_size&y=psnr&log=code_size&sel=1,5&against=dead_units",
        $"/compare?experiment={TestHost.Id}&t=0&t=2&t=11",
        $"/compare?e={TestHost.Id}&e=b3n8w1pc",
        "/compare",
        "/new",
        "/cluster",
        $"/new?t={TestHost.Id}/3",
        $"/experiments/{TestHost.Id}/actions/extend",
        $"/events?experiment={TestHost.Id}",
        "/events",
    ];

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_NamesWithMarkup_AreEncoded(string path)
    {
        var page = await fixture.Host.GetPageAsync(path);

        Assert.DoesNotContain("<script>alert", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img src=x>", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>loss</b>", page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_Any_LoadsNothingFromElsewhere(string path)
    {
        var page = await fixture.Host.GetPageAsync(path);

        Assert.DoesNotMatch(External(), page);
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_Any_KeepsToTheContentPolicy(string path)
    {
        var page = await fixture.Host.GetPageAsync(path);

        Assert.DoesNotMatch(Inline(), page);
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_ValuesThatAreNotFinite_NeverReachTheDrawing(string path)
    {
        var page = await fixture.Host.GetPageAsync(path);

        Assert.DoesNotMatch(BrokenDrawing(), page);
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_LinksOfThePage_LeadSomewhere(string path)
    {
        var page = await fixture.Host.GetPageAsync(path);

        foreach (var link in Links().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Distinct())
        {
            using var response = await fixture.Host.GetAsync(link);
            Assert.True((int)response.StatusCode < 400, $"{link} on {path} answered {response.StatusCode}");
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_Head_AnswersWithoutBody(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        using var response = await fixture.Host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Page_Any_AsksForBoundedParts(string path)
    {
        fixture.Host.Reader.AskedLimits.Clear();

        await fixture.Host.GetPageAsync(path);

        Assert.All(fixture.Host.Reader.AskedLimits, limit => Assert.InRange(limit, 1, 1000));
    }

    [GeneratedRegex("""(https?:)?//[a-z0-9]|url\(|@import""", RegexOptions.IgnoreCase)]
    private static partial Regex External();

    [GeneratedRegex("""\sstyle="|<style|\son[a-z]+="|<script(?![^>]*\ssrc=)|javascript:""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("""\s(d|x|y|cx|cy|width|height|viewBox)="[^"]*(NaN|Inf|∞|&#x221E;)""", RegexOptions.IgnoreCase)]
    private static partial Regex BrokenDrawing();

    [GeneratedRegex("\\s(?:href|src|action)=\"([^\"#]+)")]
    private static partial Regex Links();
}
