namespace Orchestrator.Silo.Security;

/// <summary>What this user keeps between runs: <c>$XDG_STATE_HOME/orchestrator</c>, else <c>~/.local/state/orchestrator</c>.</summary>
internal static class UserState
{
    /// <summary>The folder of one part of it.</summary>
    public static string Folder(string part) => Path.Combine(Root(), "orchestrator", part);

    /// <summary>A name for what belongs to one head.</summary>
    public static string NameOf(Uri head) => $"{head.IdnHost.Replace(':', '-')}_{head.Port}";

    private static string Root()
    {
        var given = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
        if (Path.IsPathFullyQualified(given ?? "")) { return given!; }

        var folder = OperatingSystem.IsWindows() ? Environment.SpecialFolder.LocalApplicationData : Environment.SpecialFolder.UserProfile;
        var home = Environment.GetFolderPath(folder);
        return OperatingSystem.IsWindows() ? home : Path.Combine(home.Length == 0 ? "/" : home, ".local", "state");
    }
}
