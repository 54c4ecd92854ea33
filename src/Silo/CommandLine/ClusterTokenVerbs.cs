using System.CommandLine;
using Orchestrator.Grains.Results.Access;
using Orchestrator.Silo.Output;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>cluster token create|list|revoke</c>: on the head's machine, whether or not the head runs.</summary>
internal static class ClusterTokenVerbs
{
    public static Command Create() => new("token", "Tokens of a head: on its machine, beside its database.") { Make(), List(), Revoke() };

    private static Command Make()
    {
        var (database, output) = (SharedOptions.Database(), SharedOptions.Output());
        var access = new Option<bool>("--access") { Description = "An access token, for people and their programs, in place of a join token, for workers." };
        var expires = new Option<TimeSpan?>("--expires")
        {
            Description = "How long it is good: 30m, 24h, 90d or never. Default: a join token 24h, an access token 90d.",
            HelpName = "T",
            CustomParser = TokenLifetime.Parse,
        };
        var note = new Option<string>("--note") { Description = "For whom or what it is: the list shows it.", HelpName = "TEXT", DefaultValueFactory = _ => "" };
        var command = new Command("create", "Makes a token and prints it, once. Example: cluster token create --expires 24h") { access, expires, note, database, output };
        command.SetAction(parsed =>
        {
            using var secrets = HeadSecrets.Beside(parsed.GetValue(database)!, TimeProvider.System);
            var kind = parsed.GetValue(access) ? TokenKind.Access : TokenKind.Join;
            var lifetime = parsed.GetResult(expires) is { Implicit: false } ? parsed.GetValue(expires) : TokenLifetime.DefaultOf(kind);
            var token = secrets.Register.Create(kind, lifetime, parsed.GetValue(note)!);
            var row = secrets.Database.FindToken(token.Id)!;
            Console.Error.WriteLine($"For the head of {Path.GetFullPath(parsed.GetValue(database)!)}, until {TokenTable.Time(row.ExpiresAt)}. Shown once: keep it to yourself.");
            if (parsed.GetValue(output) == OutputFormat.Table) { Console.WriteLine(token.Text); }
            else
            {
                Data.Print(parsed.GetValue(output), new { token.Id, Kind = Token.WordOf(kind), Token = token.Text, row.ExpiresAt },
                    () => new DataTable(["id", "kind", "token", "expiresAt"]).Add(token.Id, Token.WordOf(kind), token.Text, TokenTable.Time(row.ExpiresAt)));
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static Command List()
    {
        var (database, output) = (SharedOptions.Database(), SharedOptions.Output());
        var command = new Command("list", "Tokens, and the workers' machines that joined with them; never their secrets.") { database, output };
        command.SetAction(parsed =>
        {
            using var secrets = HeadSecrets.OpenExisting(parsed.GetValue(database)!, TimeProvider.System);
            var table = new TokenTable(secrets.Database.ListTokens(), secrets.Database.ListMembers(), TimeProvider.System.GetUtcNow());
            Data.Print(parsed.GetValue(output), table.Rows, table.ToTable);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Revoke()
    {
        var id = new Argument<string>("ID") { Description = "A token's id, or that of a machine that joined; 'cluster token list' shows both." };
        var database = SharedOptions.Database();
        var workers = new Option<bool>("--workers") { Description = "Also revokes the certificates of every machine that joined with the token." };
        var command = new Command("revoke", "Refuses a token, or a machine's certificates, from now on.") { id, workers, database };
        command.SetAction(parsed =>
        {
            using var secrets = HeadSecrets.OpenExisting(parsed.GetValue(database)!, TimeProvider.System);
            Console.Error.WriteLine(Revocation.Run(secrets.Database, parsed.GetValue(id)!, parsed.GetValue(workers), TimeProvider.System.GetUtcNow()));
            return ExitCode.Ok;
        });
        return command;
    }
}
