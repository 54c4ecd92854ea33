using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Orchestrator.Abstractions.Tests;

/// <summary>Reads the project files, since the compiler hides references that are not used.</summary>
public class DependencyDirectionTests
{
    [Theory]
    [InlineData("Abstractions")]
    [InlineData("Models")]
    [InlineData("Grains", "Abstractions", "Models")]
    [InlineData("Dashboard", "Abstractions")]
    [InlineData("Silo", "Dashboard", "Grains")]
    public void ProjectReferences_OfProject_AreTheDesignsOnly(string project, params string[] allowed) =>
        Assert.Equal(allowed, ReadIncludes(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)!).Order());

    [Theory]
    [InlineData("Abstractions")]
    [InlineData("Models", "../Abstractions/Names/*.cs")]
    [InlineData("Grains")]
    [InlineData("Dashboard")]
    [InlineData("Silo")]
    public void LinkedSources_OfProject_AreThoseOfNamesOnly(string project, params string[] allowed) =>
        Assert.Equal(allowed, ReadIncludes(project, "Compile"));

    [Theory]
    [InlineData("TorchSharp", "Models")]
    [InlineData("TorchSharp-cpu", "Silo")]
    [InlineData("Microsoft.Data.Sqlite", "Grains")]
    [InlineData("YamlDotNet", "Grains")]
    [InlineData("Microsoft.Orleans.Server", "Grains", "Silo")]
    public void PackageReferences_OfPackage_StandInTheseProjectsOnly(string package, params string[] projects) =>
        Assert.Equal(projects, ListProjects().Where(project => ReadIncludes(project, "PackageReference").Contains(package)).Order());

    [Fact]
    public void Sqlite_IsUsed_InResultsOnly()
    {
        var users = SourceFiles().Where(file => File.ReadAllText(file).Contains("using Microsoft.Data.Sqlite", StringComparison.Ordinal));

        Assert.All(users, file => Assert.Contains("/Grains/Results/", file.Replace('\\', '/'), StringComparison.Ordinal));
    }

    [Fact]
    public void Search_IsPure_NoClockNoOrleansNoTorch()
    {
        string[] banned = ["TimeProvider", "using Orleans", "TorchSharp", "YamlDotNet", "Orchestrator.Models.Training"];
        var files = SourceFiles().Where(file => file.Replace('\\', '/').Contains("/Grains/Search/", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.DoesNotContain(banned, File.ReadAllText(file).Contains));
    }

    private static IEnumerable<string> ListProjects() => Directory.GetDirectories(SourceFolder()).Select(path => Path.GetFileName(path)!);

    private static IEnumerable<string> SourceFiles() => Directory.EnumerateFiles(SourceFolder(), "*.cs", SearchOption.AllDirectories);

    private static IEnumerable<string> ReadIncludes(string project, string element) =>
        XDocument.Load(Path.Combine(SourceFolder(), project, $"{project}.csproj"))
            .Descendants(element).Select(reference => reference.Attribute("Include")?.Value).OfType<string>();

    private static string SourceFolder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "src");
}
