using Orchestrator.Grains.Results.Access;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.Output;

/// <summary>Tokens, each followed by the machines that joined with it.</summary>
/// <param name="tokens">The tokens.</param>
/// <param name="members">The machines.</param>
/// <param name="now">What has expired by then is shown so.</param>
internal sealed class TokenTable(IReadOnlyList<TokenRow> tokens, IReadOnlyList<MemberRow> members, DateTimeOffset now)
{
    /// <summary>What is printed as JSON.</summary>
    public IReadOnlyList<object> Rows =>
    [
        .. tokens.Select(token => new
        {
            token.Id,
            Kind = Token.WordOf(token.Kind),
            State = StateOf(token),
            token.Note,
            token.CreatedAt,
            token.ExpiresAt,
            Machines = OfToken(token).Select(member => new { member.Id, member.Name, member.JoinedAt, State = StateOf(member) }).ToList(),
        }),
    ];

    public DataTable ToTable()
    {
        var table = new DataTable(["id", "kind", "state", "created", "expires", "name"]);
        foreach (var token in tokens)
        {
            table.Add(token.Id, Token.WordOf(token.Kind), StateOf(token), Time(token.CreatedAt), Time(token.ExpiresAt), token.Note);
            foreach (var member in OfToken(token)) { table.Add(member.Id, "machine", StateOf(member), Time(member.JoinedAt), "", member.Name); }
        }

        return table;
    }

    /// <summary>A time in UTC, to the minute.</summary>
    public static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'") ?? "never";

    private static string StateOf(MemberRow member) => member.RevokedAt is null ? "good" : "revoked";

    private string StateOf(TokenRow token) => token.RevokedAt is not null ? "revoked" : token.ExpiresAt <= now ? "expired" : "good";

    private IEnumerable<MemberRow> OfToken(TokenRow token) => members.Where(member => member.TokenId == token.Id);
}
