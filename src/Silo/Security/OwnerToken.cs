using Orchestrator.Grains.Results.Access;

namespace Orchestrator.Silo.Security;

/// <summary>
/// An access token in a file that only the owner of the database may read: verbs with <c>--database F</c> show it to the head. Whoever has
/// the file could as well change the database.
/// </summary>
/// <param name="file">Where it lies.</param>
/// <param name="register">Says whether it is good.</param>
internal sealed class OwnerToken(string file, AccessRegister register)
{
    /// <summary>Makes it where there is none, or none that is good.</summary>
    public void Ensure()
    {
        var there = File.Exists(file) ? File.ReadAllText(file) : null;
        if (!register.TryCheck(there, TokenKind.Access, out _, out _))
        {
            OwnerOnly.Write(file, register.Create(TokenKind.Access, null, "verbs with --database on the head's machine").Text + "\n");
        }
    }
}
