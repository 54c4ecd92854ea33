using System.CommandLine;
using Orchestrator.Grains.Results.Access;
using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.Remote;

/// <summary>By what a person's program shows a head who it is: an access token from a file, the environment, or an earlier <c>cluster login</c>.</summary>
internal static class UserAccess
{
    public static Option<string?> TokenFile() => new("--access-token-file")
    {
        Description = $"The file with the access token, where --server is https. Default: {TokenSource.AccessVariable}, else what 'cluster login' kept.",
        HelpName = "F",
    };

    /// <summary>Refuses the token's file where no head is named.</summary>
    public static void NeedsServer(Command command, Option<string?> tokenFile, Option<string?> server) => command.Validators.Add(result =>
    {
        if (result.GetResult(tokenFile) is not null && result.GetResult(server) is null) { result.AddError("--access-token-file needs --server URL: only a head asks who is there."); }
    });

    /// <summary>A client of the head at <paramref name="server"/>; the caller disposes it.</summary>
    /// <param name="server">As the user gave it.</param>
    /// <param name="tokenFile">As the user gave it, or null.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="CommandException">It is no address, there is no token, or another head answers.</exception>
    public static async Task<HttpClient> ConnectAsync(string server, string? tokenFile, CancellationToken cancellation)
    {
        var head = HeadClient.ReadAddress(server, "--server");
        if (head.Scheme == Uri.UriSchemeHttp) { return HeadClient.Create(server, "--server"); }

        var kept = KeptFile(head);
        var token = TokenSource.Read(tokenFile, TokenSource.AccessVariable, TokenKind.Access)
            ?? (File.Exists(kept) ? TokenSource.Read(kept, "", TokenKind.Access) : null)
            ?? throw new CommandException(ExitCode.InvalidInput,
                $"{head} asks who is there. 'orchestrator cluster token create --access' on the head's machine makes an access token: give it by --access-token-file F or {TokenSource.AccessVariable}.");
        return await ConnectAsync(head, token, cancellation);
    }

    /// <summary>The same with a token in hand.</summary>
    public static async Task<HttpClient> ConnectAsync(Uri head, Token token, CancellationToken cancellation)
    {
        var trust = await HeadClient.AskAsync(head, () => AuthorityFinder.FindAsync(head, token, TimeProvider.System, cancellation));
        return HeadClient.Create(head.ToString(), "--server", new HeadAccess(trust, token));
    }

    /// <summary>Where <c>cluster login</c> keeps the access token for a head.</summary>
    public static string KeptFile(Uri head) => Path.Combine(UserState.Folder("access"), UserState.NameOf(head) + ".token");
}
