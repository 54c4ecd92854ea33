using Microsoft.Extensions.Time.Testing;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.Tests.Security;

/// <summary>A head's secrets in a folder of a test's own, and a clock that the test moves.</summary>
internal sealed class SecretsFolder : IDisposable
{
    public SecretsFolder()
    {
        Time = new(DateTimeOffset.UnixEpoch.AddYears(60));
        Secrets = Open();
    }

    public FakeTimeProvider Time { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("orchestrator-secrets-").FullName;

    public string Database => Path.Combine(Folder, "f.db");

    public HeadSecrets Secrets { get; }

    public HeadSecrets Open() => HeadSecrets.Beside(Database, Time);

    public void Dispose()
    {
        Secrets.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
