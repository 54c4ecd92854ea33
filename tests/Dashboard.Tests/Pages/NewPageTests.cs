using System.Net;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Pages;

public sealed class NewPageTests
{
    private readonly FakeIntake _intake = new();

    [Fact]
    public async Task Post_Check_ShowsCountSettingsAndTimeAndStartsNothing()
    {
        await using var host = await StartAsync();

        using var answer = await PageForm.SendAsync(host, "/new", "/new", ("source", "name: a\r\nmethod: grid"), ("do", "check"));
        var page = await ReadAsync(answer);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(("name: a\nmethod: grid", false), Assert.Single(_intake.Given));
        Assert.Contains("<dd>1,200</dd>", page);
        Assert.Contains("5 of its settings", page);
        // 4 completed trials of vanilla with 20 epochs of 1.37 s on 4,000 images each: 600 trials take 600 * 20 * 1.37 s.
        Assert.Contains("about 4 h 34 min", page);
        Assert.Contains("without vae, of which none has completed", page);
        Assert.Contains("&lt;b&gt;widths&lt;/b&gt;", page);
        Assert.Contains("&lt;i&gt;note&lt;/i&gt;", page);
    }

    [Fact]
    public async Task Post_Mistakes_AreToldAllAtOnceWithTheirPlaces()
    {
        await using var host = await StartAsync();

        using var answer = await PageForm.SendAsync(host, "/new", "/new", ("source", "name: </textarea><script>alert(1)</script>\nmethod: wrong"), ("do", "start"));
        var page = await ReadAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("2 mistakes", page);
        Assert.Contains("<b>Line 2, column 9.</b>", page);
        Assert.Contains("<pre>method: wrong\n        ^</pre>", WebUtility.HtmlDecode(page));
        Assert.Contains("Line 9, column 1.", page);
        Assert.DoesNotContain("<script>alert", page);
    }

    [Fact]
    public async Task Post_Start_LeadsToTheExperiment()
    {
        await using var host = await StartAsync();

        using var answer = await PageForm.SendAsync(host, "/new", "/new", ("source", "name: a"), ("do", "start"));

        Assert.Equal((HttpStatusCode.SeeOther, $"/experiments/{TestHost.Id}"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Equal(("name: a", true), Assert.Single(_intake.Given));
    }

    [Fact]
    public async Task Post_DemoOfTheEmptyDatabase_StartsIt()
    {
        await using var host = await TestHost.StartAsync(new FakeCommands(), _intake);

        using var answer = await PageForm.SendAsync(host, "/", "/new");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal((_intake.Demo, true), Assert.Single(_intake.Given));
    }

    [Fact]
    public async Task Post_TenMegabytes_IsAClearPage()
    {
        await using var host = await StartAsync();
        var fields = PageForm.HiddenFields(await host.GetPageAsync("/new"), "/new");

        using var answer = await PageForm.PostAsync(host, "/new", [.. fields, ("source", new string('x', 10_000_000))]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("at most 1,000,000 characters", await ReadAsync(answer));
        Assert.Empty(_intake.Given);
    }

    [Fact]
    public async Task Get_AroundTrials_HoldsTheNarrowedSweep()
    {
        await using var host = await StartAsync();

        var page = await host.GetPageAsync($"/new?t={TestHost.Id}/3,{TestHost.Id}/7");

        Assert.Contains("widths around 3, 7", page);
        Assert.Contains("model: { value: &quot;sparse&quot; }", page);
    }

    [Fact]
    public async Task Get_WhereNobodyRunsExperiments_HasTheFileToCopyAndNoForm()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"/new?t={TestHost.Id}/3");

        Assert.DoesNotContain("<form", page);
        Assert.Contains("orchestrator run sweep.yaml --database results.db", page);
        Assert.Contains("distribution: log_uniform_values", page);
    }

    private Task<TestHost> StartAsync() => TestHost.StartAsync(new FakeCommands(), _intake, FakeData.Experiment(TestHost.Id, "widths"));

    private static Task<string> ReadAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
