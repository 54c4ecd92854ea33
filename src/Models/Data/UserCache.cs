namespace Orchestrator.Models.Data;

/// <summary>What can be made again: <c>$XDG_CACHE_HOME/orchestrator</c>, else <c>~/.cache/orchestrator</c>, else below the temporary folder.</summary>
public static class UserCache
{
    /// <summary>The folder of one part of it.</summary>
    public static string Folder(string part) => Path.Combine(Root(), "orchestrator", part);

    private static string Root()
    {
        var given = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (Path.IsPathFullyQualified(given ?? ""))
        {
            return given!;
        }
        var folder = OperatingSystem.IsWindows() ? Environment.SpecialFolder.LocalApplicationData : Environment.SpecialFolder.UserProfile;
        var home = Environment.GetFolderPath(folder);
        return home.Length == 0 ? Path.GetTempPath() : OperatingSystem.IsWindows() ? home : Path.Combine(home, ".cache");
    }
}
