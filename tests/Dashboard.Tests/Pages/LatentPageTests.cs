using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Pages;

public sealed class LatentPageTests
{
    private const string Address = $"/experiments/{TestHost.Id}/trials";

    [Fact]
    public async Task Get_Codes_AreDrawnAsTheirClassesAndSaidInWords()
    {
        await using var host = await TestHost.StartAsync();

        var page = await host.GetPageAsync($"{Address}/0/latent");

        Assert.Equal(61, page.Split("<text class=\"class-").Length);
        Assert.Contains("Codes of 32 numbers along their first two principal axes, which hold 41", page);
        Assert.Contains("78", page);
        Assert.Contains("<th scope=\"row\">9</th><td class=\"num\">6</td>", page);
    }

    [Fact]
    public async Task Get_ModelWithoutCode_SaysWhy()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Contains("gan cannot encode.", await host.GetPageAsync($"{Address}/2/latent"));
    }
}
