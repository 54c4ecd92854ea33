using System.CommandLine;
using Orchestrator.Grains.Results.Access;
using Orchestrator.Silo.Remote;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>cluster login</c>: keeps an access token, so that later verbs need none.</summary>
internal static class ClusterLoginVerb
{
    public static Command Create()
    {
        var (server, file) = (ClusterVerbs.Server(), UserAccess.TokenFile());
        var command = new Command("login", "Tries an access token and keeps it for this user: from a file, the environment, or standard input.") { server, file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var head = HeadClient.ReadAddress(parsed.GetValue(server)!, "--server");
            var token = TokenSource.Read(parsed.GetValue(file), TokenSource.AccessVariable, TokenKind.Access)
                ?? TokenSource.Parse(await Console.In.ReadToEndAsync(cancellation), "standard input", TokenKind.Access);
            using var client = await UserAccess.ConnectAsync(head, token, cancellation);
            using var answer = await HeadClient.AskAsync(head, () => client.GetAsync("/api/v1/experiments?limit=1", cancellation));
            if (!answer.IsSuccessStatusCode) { throw await HeadRefusal.ReadAsync(answer, cancellation); }

            var kept = UserAccess.KeptFile(head);
            OwnerOnly.CreateFolder(Path.GetDirectoryName(kept)!);
            OwnerOnly.Write(kept, token.Text + "\n");
            Console.Error.WriteLine($"The {token} is kept in {kept}.");
            return ExitCode.Ok;
        });
        return command;
    }
}
