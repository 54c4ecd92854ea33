using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Orchestrator.Dashboard.Assets;

namespace Orchestrator.Dashboard.Tests.Assets;

/// <summary>The committed bundles beside what they are made of.</summary>
public sealed class BundleTests
{
    [Theory]
    [InlineData("app.js")]
    [InlineData("live.js")]
    public void Bundle_Committed_IsMadeOfTheSources(string name)
    {
        var text = Encoding.UTF8.GetString(Asset.All.First(asset => asset.Name == name).Bytes);

        Assert.True(
            text.StartsWith($"/* sources {HashOfSources()} */", StringComparison.Ordinal),
            $"{name} is stale: run 'npm ci && npm run build' in src/Dashboard/Client.");
    }

    [Fact]
    public void Bundles_Compressed_FitTheBudget()
    {
        var size = Asset.All.Where(asset => asset.Name.EndsWith(".js", StringComparison.Ordinal)).Sum(asset => Compress(asset.Bytes));

        Assert.InRange(size, 1, 60 * 1024);
    }

    // As build.mjs has it.
    private static string HashOfSources([CallerFilePath] string here = "")
    {
        var client = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "Dashboard", "Client");
        var names = Directory.GetFiles(Path.Combine(client, "src")).Select(path => $"src/{Path.GetFileName(path)}")
            .Concat(["build.mjs", "package.json", "package-lock.json"]);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(Path.Combine(client, name)).ReplaceLineEndings("\n");
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{text}"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static int Compress(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) { gzip.Write(bytes); }

        return (int)packed.Length;
    }
}
