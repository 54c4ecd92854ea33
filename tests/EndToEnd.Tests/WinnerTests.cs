namespace Orchestrator.EndToEnd.Tests;

/// <summary>What can be done with trained models, on one sweep: trial 0 is a vanilla, trial 1 a gan.</summary>
public sealed class WinnerTests(WinnerTests.Sweep sweep) : IClassFixture<WinnerTests.Sweep>
{
    private const string Text = """
        name: winner
        method: grid
        parameters:
          model: { values: [vanilla, gan] }
          epochs: { value: 1 }
          batch_size: { value: 64 }
        orchestrator: { digits: { train: 256, test: 40 } }
        """;

    [Theory]
    [InlineData("40 codes of size 64", "encode", "0", "--output", "codes.npy")]
    [InlineData("40 codes of size 64", "encode", "0", "--epoch", "best", "--output", "made/codes.csv")]
    [InlineData("40 reconstructions", "reconstruct", "0", "--output", "grid.png")]
    [InlineData("40 reconstructions", "reconstruct", "0", "--output", "images.idx.gz")]
    [InlineData("3 generated images", "generate", "1", "--count", "3", "--output", "generated.png")]
    [InlineData("traversal of 2 dimensions in 5 steps around image 7", "traverse", "0", "--dimensions", "3,60", "--around", "7", "--steps", "5", "--output", "rows.png")]
    [InlineData("8 interpolations in 9 steps", "traverse", "1", "--output", "noises.png")]
    [InlineData("weights", "export", "1", "--output", "weights.safetensors")]
    public async Task Trial_ModelThatCan_WritesTheFileAndSaysWhatItIs(string expected, params string[] arguments)
    {
        var ended = await sweep.Place.RunAsync(["trial", .. arguments]);

        Assert.True(ended.ExitCode == 0, ended.Errors);
        Assert.Contains($"{arguments[^1]}: {expected}", ended.Output, StringComparison.Ordinal);
        Assert.Contains($"trial {arguments[1]} (", ended.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, new FileInfo(Path.Combine(sweep.Place.Folder, arguments[^1])).Length);
    }

    [Fact]
    public async Task Trial_OutputOfOneAsInputOfTheNext_GivesAsManyImages()
    {
        await RunAsync("generate", "1", "--count", "12", "--output", "pngs/");
        Assert.Equal(12, Directory.GetFiles(Path.Combine(sweep.Place.Folder, "pngs")).Length);

        await RunAsync("reconstruct", "0", "--input", "pngs", "--output", "twelve.idx");
        await RunAsync("encode", "0", "--input", "twelve.idx", "--output", "twelve.csv");

        Assert.Equal(1 + 12, (await File.ReadAllLinesAsync(Path.Combine(sweep.Place.Folder, "twelve.csv"), TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task Generate_SameSeedTwice_GivesTheSameBytes()
    {
        await RunAsync("generate", "1", "--seed", "4", "--count", "10", "--output", "a.idx");
        await RunAsync("generate", "1", "--seed", "4", "--count", "10", "--output", "b.idx");
        await RunAsync("generate", "1", "--seed", "5", "--count", "10", "--output", "c.idx");

        Assert.Equal(Read("a.idx"), Read("b.idx"));
        Assert.NotEqual(Read("a.idx"), Read("c.idx"));
    }

    [Theory]
    [InlineData(2, "vanilla, multilayer", "encode", "1", "--output", "x.npy")]
    [InlineData(2, "vae, gan, dcgan, wgan-gp", "generate", "0", "--output", "x.png")]
    [InlineData(2, "[1, 1000000]", "generate", "1", "--count", "0", "--output", "x.png")]
    [InlineData(2, "no such file", "reconstruct", "0", "--input", "missing.png", "--output", "x.png")]
    [InlineData(2, "is the input itself", "reconstruct", "0", "--input", "x.png", "--output", "./x.png")]
    [InlineData(2, "best or last, but got 'bets'", "encode", "0", "--epoch", "bets", "--output", "x.npy")]
    [InlineData(2, "has no dimension 64: it has 64, counted from 0", "traverse", "0", "--dimensions", "64", "--output", "x.png")]
    [InlineData(2, "has noise in place of a code", "traverse", "1", "--plane", "0,1", "--output", "x.png")]
    [InlineData(3, "no trial 9", "encode", "9", "--output", "x.npy")]
    [InlineData(3, "it has 1", "export", "0", "--epoch", "7", "--output", "x.npy")]
    public async Task Trial_BadInput_ExitsWithItsCodeAndWritesNothing(int exitCode, string expected, params string[] arguments)
    {
        var ended = await sweep.Place.RunAsync(["trial", .. arguments]);

        Assert.Equal(exitCode, ended.ExitCode);
        Assert.Contains(expected, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(sweep.Place.Folder, "x.*"));
    }

    [Fact]
    public async Task Encode_CutCheckpoint_SaysWhichFile()
    {
        using var place = sweep.Place.Copy();
        place.CutCheckpoints();

        var ended = await place.RunAsync("trial", "encode", "0", "--output", "x.npy");

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("is not what was stored", ended.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(place.Folder, "x.npy")));
    }

    [Fact]
    public async Task Logs_FollowOfAnEndedTrial_PrintsItsLinesAndEnds()
    {
        var table = await sweep.Place.RunAsync("trial", "logs", "0", "--follow");
        var json = await sweep.Place.RunAsync("trial", "logs", "0", "--grep", "epoch 1 in", "--output", "json");

        Assert.True(table.ExitCode == 0, table.Errors);
        Assert.Contains("attempt 1 granted to worker", table.Output, StringComparison.Ordinal);
        Assert.Contains("Completed, objective", table.Output, StringComparison.Ordinal);
        var line = Assert.Single(System.Text.Json.JsonElement.Parse(json.Output).EnumerateArray());
        Assert.Equal(1, line.GetProperty("attempt").GetInt32());
        Assert.Contains("mse", line.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    private async Task RunAsync(params string[] arguments)
    {
        var ended = await sweep.Place.RunAsync(["trial", .. arguments]);
        Assert.True(ended.ExitCode == 0, ended.Errors);
    }

    private byte[] Read(string name) => File.ReadAllBytes(Path.Combine(sweep.Place.Folder, name));

    /// <summary>The sweep, run once for all tests.</summary>
    public sealed class Sweep : IAsyncLifetime
    {
        internal Workplace Place { get; } = new(Text);

        public async ValueTask InitializeAsync()
        {
            var ended = await Place.RunAsync("run", "sweep.yaml", "--no-dashboard", "--slots", "1");
            Assert.True(ended.ExitCode == 0, ended.Errors);
        }

        public ValueTask DisposeAsync()
        {
            Place.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
