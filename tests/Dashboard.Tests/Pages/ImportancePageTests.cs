using System.Net;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Pages;

public sealed class ImportancePageTests
{
    private const string Address = $"/experiments/{TestHost.Id}/importance";

    [Fact]
    public async Task Get_Family_HasBarsWithNumbersOfBothEstimatorsAndATable()
    {
        await using var host = await TestHost.StartAsync();

        var figure = Figure(await host.GetPageAsync(Address), "autoencoder: what decides mse");

        Assert.Contains("<rect class=\"fanova\" x=\"0\" y=\"0\" width=\"70\"", figure);
        Assert.Contains("<rect class=\"ped\" x=\"0\" y=\"0\" width=\"60\"", figure);
        Assert.Contains("title=\"fANOVA\">0.70", figure);
        Assert.Contains("learning_rate decides most about mse: 0.70 by fANOVA, 0.60 by PED-ANOVA.", figure);
        Assert.Contains("Show as table", figure);
        Assert.Contains("-0.80", figure);
    }

    [Fact]
    public async Task Get_FewTrials_AreGreyedWithTheReason()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync(Address);

        Assert.Contains("12 trials, too few", Figure(page, "autoencoder: what decides mse"));
        Assert.Contains("4 finished trials so far: figures from fewer than 20 mean little.", Figure(page, "denoising: what decides denoising_mse"));
        Assert.Contains("class=\"card faint\"", page);
    }

    [Fact]
    public async Task Get_NothingFinished_SaysSo()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Contains("Nothing to judge yet", await host.GetPageAsync("/experiments/b9d4e5f6/importance"));
    }

    [Fact]
    public async Task Get_Twice_ComputesOnce()
    {
        await using var host = await TestHost.StartAsync();

        await host.GetPageAsync(Address);
        await host.GetPageAsync(Address);

        Assert.Equal(1, host.Reader.AskedImportances);
    }

    [Fact]
    public async Task Get_AfterAFault_TriesAgain()
    {
        await using var host = await TestHost.StartAsync();
        host.Reader.BeforeImportances = Task.FromException(new InvalidOperationException("disk on fire"));
        using var failed = await host.GetAsync(Address);
        host.Reader.BeforeImportances = Task.CompletedTask;

        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        Assert.Contains("learning_rate", await host.GetPageAsync(Address));
    }

    private static string Figure(string page, string title) =>
        page.Split("<figure ").Single(part => part.Contains(title, StringComparison.Ordinal)).Split("</figure>")[0];
}
