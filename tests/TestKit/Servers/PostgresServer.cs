using Xunit;

namespace Orchestrator.TestKit.Servers;

/// <summary>A PostgreSQL of a test's own, on loopback, in a folder that is deleted; the programs are of Debian's package postgresql.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    public const string Password = "postgres-secret";

    private const string User = "orchestrator";

    private readonly string _folder = Directory.CreateTempSubdirectory("orchestrator-postgres-").FullName;
    private readonly int _port = ServerProcess.FindPort();
    private ServerProcess? _server;

    /// <summary>For <c>--cluster</c>.</summary>
    public string Address => $"postgres://{User}:{Password}@127.0.0.1:{_port}/postgres";

    private string Data => Path.Combine(_folder, "data");

    public async ValueTask InitializeAsync()
    {
        var secret = Path.Combine(_folder, "secret");
        await File.WriteAllTextAsync(secret, Password);
        if (Environment.IsPrivilegedProcess) { await ServerProcess.RunAsync("chown", "-R", "postgres", _folder); }

        await ServerProcess.RunAsync(AsPostgres("initdb", "-D", Data, "-U", User, "-A", "scram-sha-256", "--pwfile", secret, "--no-sync"));
        _server = await ServerProcess.StartAsync(
            _port, AsPostgres("postgres", "-D", Data, "-p", $"{_port}", "-k", _folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"));
    }

    public ValueTask DisposeAsync()
    {
        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    // The server refuses to run as root.
    private static string[] AsPostgres(string program, params string[] arguments)
    {
        string[] command = [FindProgram(program), .. arguments];
        return Environment.IsPrivilegedProcess ? ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups", .. command] : command;
    }

    private static string FindProgram(string name)
    {
        const string Versions = "/usr/lib/postgresql";
        var folders = Directory.Exists(Versions) ? Directory.GetDirectories(Versions).Select(version => Path.Combine(version, "bin")) : [];
        return folders.Order(StringComparer.Ordinal).Select(folder => Path.Combine(folder, name)).LastOrDefault(File.Exists) ?? name;
    }
}
