using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.Commands;

/// <summary>How verbs with <c>--database F</c> talk to the head that owns F: by the secrets beside it.</summary>
internal static class OwnerAccess
{
    /// <summary>What the owner at <paramref name="address"/> asks for, or null where that is nothing.</summary>
    /// <exception cref="CommandException">The secrets cannot be read.</exception>
    public static HeadAccess? Of(string database, Uri address)
    {
        if (address.Scheme == Uri.UriSchemeHttp) { return null; }

        var folder = HeadSecrets.FolderOf(database);
        try
        {
            var authority = X509Certificate2.CreateFromPem(File.ReadAllText(HeadSecrets.AuthorityFileIn(folder)));
            return new(new(authority, TimeProvider.System), Token.TryParse(File.ReadAllText(HeadSecrets.OwnerTokenFile(folder))));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new CommandException(ExitCode.Failed, $"The head at {address} owns the database and asks who is there, but its secrets cannot be read: {exception.Message}");
        }
    }
}
