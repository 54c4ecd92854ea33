using Orchestrator.Grains.Results.Access;
using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.Security;

/// <summary>Takes back what was given out.</summary>
internal static class Revocation
{
    /// <summary>Revokes a token or a machine.</summary>
    /// <param name="database">Where both are stored.</param>
    /// <param name="id">Either's id.</param>
    /// <param name="withWorkers">Whether the machines that joined with the token go too.</param>
    /// <param name="now">The time that is written down.</param>
    /// <returns>What was done, and what was not.</returns>
    /// <exception cref="CommandException">There is neither.</exception>
    public static string Run(AccessDatabase database, string id, bool withWorkers, DateTimeOffset now)
    {
        if (database.FindToken(id) is not null) { return RevokeToken(database, id, withWorkers, now); }

        if (database.FindMember(id) is not { } member)
        {
            throw new CommandException(ExitCode.NotFound, $"There is no token and no machine '{id}'; 'cluster token list' shows them.");
        }

        database.RevokeMember(id, now);
        return $"The certificates of {member.Name} ({id}) are refused from now on; its token {member.TokenId} is not revoked.";
    }

    private static string RevokeToken(AccessDatabase database, string id, bool withWorkers, DateTimeOffset now)
    {
        database.RevokeToken(id, now);
        var joined = database.ListMembers().Where(member => member.TokenId == id && member.RevokedAt is null).ToList();
        if (joined.Count == 0) { return $"The token {id} is refused from now on."; }

        if (!withWorkers)
        {
            return $"The token {id} is refused from now on. {Words.Count(joined.Count, "machine")} joined with it and {(joined.Count == 1 ? "stays" : "stay")}: --workers revokes their certificates too.";
        }

        foreach (var member in joined) { database.RevokeMember(member.Id, now); }

        return $"The token {id} is refused from now on, and so are the certificates of {string.Join(", ", joined.Select(member => $"{member.Name} ({member.Id})"))}.";
    }
}
