using System.Security.Cryptography.X509Certificates;
using Orchestrator.Bench.Cluster.Faults;
using Orchestrator.Silo.Remote;
using Orchestrator.Silo.Security;

namespace Orchestrator.Bench.Cluster.Processes;

/// <summary>By what the processes of a cluster that speaks TLS show who they are.</summary>
/// <param name="Database">The head's database, beside which its authority lies.</param>
/// <param name="JoinFile">The file with the workers' token.</param>
/// <param name="AccessFile">The file with a person's token.</param>
internal sealed record ClusterTokens(string Database, string JoinFile, string AccessFile)
{
    /// <summary>Makes an authority and tokens for a head that has not run yet.</summary>
    public static async Task<ClusterTokens> CreateAsync(string folder, string database, CancellationToken cancellation)
    {
        var tokens = new ClusterTokens(database, Path.Combine(folder, "join.token"), Path.Combine(folder, "access.token"));
        await tokens.CreateAsync(folder, tokens.JoinFile, [], cancellation);
        await tokens.CreateAsync(folder, tokens.AccessFile, ["--access"], cancellation);
        return tokens;
    }

    /// <summary>A client that shows the person's token, for a head that need not run yet; the caller disposes it.</summary>
    public HttpClient Connect(string server, TimeSpan patience)
    {
        var authority = X509Certificate2.CreateFromPem(File.ReadAllText(HeadSecrets.AuthorityFileIn(HeadSecrets.FolderOf(Database))));
        return HeadClient.Create(server, "--server", new(new(authority, TimeProvider.System), Token.TryParse(File.ReadAllText(AccessFile))), patience);
    }

    private async Task CreateAsync(string folder, string file, IEnumerable<string> more, CancellationToken cancellation)
    {
        var made = await ChildProcess.RunAsync(folder, [Executable.Path, "cluster", "token", "create", "--database", Database, .. more], cancellation);
        if (made.ExitCode != 0) { throw new CampaignException($"No token could be made: {made.Errors}"); }

        await File.WriteAllTextAsync(file, made.Output, cancellation);
    }
}
