using Xunit;

namespace Orchestrator.TestKit.Servers;

/// <summary>A Redis of a test's own, on loopback, in memory alone; the program is Debian's package redis-server.</summary>
public sealed class RedisServer : IAsyncLifetime
{
    public const string Password = "redis-secret";

    private readonly string _folder = Directory.CreateTempSubdirectory("orchestrator-redis-").FullName;
    private readonly int _port = ServerProcess.FindPort();
    private ServerProcess? _server;

    /// <summary>For <c>--cluster</c>.</summary>
    public string Address => $"redis://:{Password}@127.0.0.1:{_port}/1";

    public async ValueTask InitializeAsync() => _server = await ServerProcess.StartAsync(
        _port, "redis-server", "--port", $"{_port}", "--bind", "127.0.0.1", "--dir", _folder, "--save", "", "--requirepass", Password);

    public ValueTask DisposeAsync()
    {
        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
