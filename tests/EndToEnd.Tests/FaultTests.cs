namespace Orchestrator.EndToEnd.Tests;

public class FaultTests
{
    [Fact]
    public async Task Run_ReaderOfOutputGone_CompletesAndSaysWhereTheResultIs()
    {
        using var workplace = new Workplace();

        var run = await OrchestratorProcess.RunShellAsync(
            workplace.Folder, $"set -o pipefail; '{OrchestratorProcess.Executable}' run sweep.yaml --no-dashboard | true");

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains("Nobody reads standard output any more", run.Errors, StringComparison.Ordinal);
        Assert.Equal(4, (await workplace.ListTrialsAsync()).Count);
    }

    [Theory]
    [InlineData("<&- >&- 2>&-")]
    [InlineData("2>&-")]
    public async Task Run_StandardStreamsClosed_CompletesEveryTrial(string closing)
    {
        using var workplace = new Workplace();

        var run = await OrchestratorProcess.RunShellAsync(
            workplace.Folder, $"'{OrchestratorProcess.Executable}' run sweep.yaml --no-dashboard {closing}");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(4, (await workplace.ListTrialsAsync()).Count);
    }

    [Fact]
    public async Task Run_SecondOwnerOfTheDatabase_IsRefusedWithExitFourAndTheFirstGoesOn()
    {
        using var workplace = new Workplace();
        using var first = OrchestratorProcess.Start(workplace.Folder, "run", "sweep.yaml", "--set", "epochs=100000", "--slots", "1");
        await first.WaitForLineAsync("Dashboard: ");

        var second = await workplace.RunAsync("run", "sweep.yaml", "--no-dashboard");

        Assert.Equal(4, second.ExitCode);
        Assert.Contains("http://127.0.0.1:", second.Errors, StringComparison.Ordinal);
        first.Signal("INT");
        Assert.Equal(130, (await first.WaitAsync()).ExitCode);
    }

    [Fact]
    public async Task Run_DatabaseThatCannotBeWritten_IsRefusedWithOneMessage()
    {
        using var workplace = new Workplace();

        var run = await workplace.RunAsync("run", "sweep.yaml", "--no-dashboard", "--database", "/proc/orchestrator.db");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("/proc/orchestrator.db", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_DiskFull_WaitsAndLosesNothingOnceThereIsRoom()
    {
        using var workplace = new Workplace();
        var disk = Directory.CreateDirectory(Path.Combine(workplace.Folder, "disk")).FullName;
        var mounted = await OrchestratorProcess.RunShellAsync(workplace.Folder, $"mount -t tmpfs -o size=1m tmpfs '{disk}'");
        if (mounted.ExitCode != 0)
        {
            Assert.Skip("A small disk cannot be mounted here (it needs root): the ledger's own test with a page limit covers it.");
        }

        try
        {
            await File.WriteAllBytesAsync(Path.Combine(disk, "ballast"), new byte[500_000], TestContext.Current.CancellationToken);
            using var run = OrchestratorProcess.Start(
                workplace.Folder, "run", "sweep.yaml", "--no-dashboard", "--set", "epochs=40", "--database", "disk/orchestrator.db");
            await run.WaitForLineAsync("disk");
            File.Delete(Path.Combine(disk, "ballast"));
            await OrchestratorProcess.RunShellAsync(workplace.Folder, $"mount -o remount,size=64m '{disk}'");

            var ended = await run.WaitAsync();

            Assert.True(ended.ExitCode == 0, ended.Errors);
            var trials = await workplace.ListTrialsAsync("disk/orchestrator.db");
            Assert.All(trials, trial => Assert.Equal((40, 1), (trial.GetProperty("epochs").GetInt32(), trial.GetProperty("attempts").GetInt32())));
        }
        finally
        {
            await OrchestratorProcess.RunShellAsync(workplace.Folder, $"umount '{disk}'");
        }
    }

    [Fact]
    public async Task Run_DatabaseDeletedUnderIt_EndsWithOneMessageAndSavesAllInACopyThatGoesOn()
    {
        using var workplace = new Workplace();
        using var run = OrchestratorProcess.Start(workplace.Folder, "run", "sweep.yaml", "--no-dashboard", "--set", "epochs=1000");
        await run.WaitForLineAsync("Experiment ");
        await workplace.WaitForEpochAsync(1, trials: 2);
        File.Delete(workplace.Database);

        var ended = await run.WaitAsync();

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("was removed, moved or replaced", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
        File.Move(Path.Combine(workplace.Folder, "orchestrator.rescued-1.db"), workplace.Database);
        var goesOn = await workplace.RunAsync("run", "sweep.yaml", "--no-dashboard", "--set", "epochs=1000");
        Assert.True(goesOn.ExitCode == 0, goesOn.Errors);
        Assert.Contains("Goes on with experiment", goesOn.Errors, StringComparison.Ordinal);
        Assert.All(await workplace.ListTrialsAsync(), trial => Assert.Equal(1000, trial.GetProperty("epochs").GetInt32()));
    }

    [Fact]
    public async Task Run_TableDroppedUnderIt_EndsWithOneMessage()
    {
        using var workplace = new Workplace();
        using var run = OrchestratorProcess.Start(workplace.Folder, "run", "sweep.yaml", "--no-dashboard", "--set", "epochs=100000");
        await run.WaitForLineAsync("Experiment ");
        await workplace.WaitForEpochAsync(1, trials: 2);
        workplace.Execute("DROP TABLE samples; DROP TABLE epochs");

        var ended = await run.WaitAsync();

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("no such table", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_StoppedWhileTheDiskIsFull_EndsSayingWhatIsNotWrittenAndGoesOnLater()
    {
        using var workplace = new Workplace();
        var disk = Directory.CreateDirectory(Path.Combine(workplace.Folder, "disk")).FullName;
        var mounted = await OrchestratorProcess.RunShellAsync(workplace.Folder, $"mount -t tmpfs -o size=1m tmpfs '{disk}'");
        if (mounted.ExitCode != 0)
        {
            Assert.Skip("A small disk cannot be mounted here (it needs root): the ledger's own test with a page limit covers it.");
        }

        try
        {
            string[] arguments = ["run", "sweep.yaml", "--no-dashboard", "--set", "epochs=40", "--database", "disk/orchestrator.db"];
            await File.WriteAllBytesAsync(Path.Combine(disk, "ballast"), new byte[500_000], TestContext.Current.CancellationToken);
            using var run = OrchestratorProcess.Start(workplace.Folder, arguments);
            await run.WaitForLineAsync("the disk is full");
            // To the last byte, so that the log cannot be written either.
            await OrchestratorProcess.RunShellAsync(workplace.Folder, $"dd if=/dev/zero of='{disk}/more' bs=512");
            run.Signal("TERM");

            var ended = await run.WaitAsync();

            Assert.Equal(130, ended.ExitCode);
            Assert.Contains("appends not written: the disk is full", ended.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
            await OrchestratorProcess.RunShellAsync(workplace.Folder, $"mount -o remount,size=64m '{disk}'");
            var goesOn = await workplace.RunAsync(arguments);
            Assert.True(goesOn.ExitCode == 0, goesOn.Errors);
            Assert.All(await workplace.ListTrialsAsync("disk/orchestrator.db"), trial => Assert.Equal(40, trial.GetProperty("epochs").GetInt32()));
        }
        finally
        {
            await OrchestratorProcess.RunShellAsync(workplace.Folder, $"umount '{disk}'");
        }
    }
}
