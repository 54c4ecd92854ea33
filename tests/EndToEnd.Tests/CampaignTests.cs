using System.Text.Json;

namespace Orchestrator.EndToEnd.Tests;

/// <summary>A campaign of a few faults in under a minute; <c>bench -- cluster</c> runs those of hundreds, with networks, disks and clocks.</summary>
public class CampaignTests
{
    private const int Faults = 6;

    private static string Bench { get; } = Path.GetFullPath(Path.Combine(
        Path.GetDirectoryName(OrchestratorProcess.Executable)!, "..", "..", "Bench", "release", "Orchestrator.Bench"));

    [Fact]
    public async Task Campaign_OfSeededFaults_LosesDoublesAndChangesNothing()
    {
        using var workplace = new Workplace();

        var campaign = await OrchestratorProcess.RunShellAsync(
            workplace.Folder, $"{Bench} cluster --faults {Faults} --seed 278 --minutes 0.5 --workers 2 --sweeps brief --no-root --output json");

        Assert.True(campaign.ExitCode == 0, $"{campaign.Output}\n{campaign.Errors}");
        var report = JsonDocument.Parse(campaign.Output).RootElement;
        Assert.Equal(Faults, report.GetProperty("injected").GetInt32());
        Assert.Equal(0, report.GetProperty("violations").GetArrayLength());
        Assert.NotEqual(0, report.GetProperty("leftOut").GetArrayLength());
        Assert.NotEqual(0, report.GetProperty("recovery").GetProperty("experiments").GetInt32());
    }
}
