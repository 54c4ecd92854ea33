using Npgsql;
using StackExchange.Redis;

namespace Orchestrator.Silo.Cluster.Membership;

/// <summary>How drivers are told of a server.</summary>
internal static class ConnectionStrings
{
    private const int PatienceInSeconds = 5;

    public static ConfigurationOptions OfRedis(MembershipServer server) => new()
    {
        EndPoints = { { server.Host, server.Port } },
        User = server.User,
        Password = server.Password,
        DefaultDatabase = int.Parse(server.Database, System.Globalization.CultureInfo.InvariantCulture),
        Ssl = server.IsEncrypted,
        ConnectTimeout = PatienceInSeconds * 1000,
    };

    public static string OfPostgres(MembershipServer server) => new NpgsqlConnectionStringBuilder
    {
        Host = server.Host,
        Port = server.Port,
        Username = server.User,
        Password = server.Password,
        Database = server.Database,
        SearchPath = PostgresSchema.Name,
        SslMode = server.IsEncrypted ? SslMode.VerifyFull : SslMode.Prefer,
        Timeout = PatienceInSeconds,
    }.ConnectionString;
}
