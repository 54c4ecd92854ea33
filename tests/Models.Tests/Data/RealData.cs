namespace Orchestrator.Models.Tests.Data;

/// <summary>The folder of real data sets, where there is one.</summary>
internal static class RealData
{
    /// <summary>ORCHESTRATOR_DATA, else shared/data beside a folder above the tests, if it has mnist; else null.</summary>
    public static string? Folder()
    {
        var given = Environment.GetEnvironmentVariable("ORCHESTRATOR_DATA");
        var above = new List<string>();
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            above.Add(Path.Combine(folder.FullName, "shared", "data"));
        }
        return above.Prepend(given ?? "").FirstOrDefault(f => f.Length > 0 && Directory.Exists(Path.Combine(f, "mnist")));
    }
}
