using System.Security.Cryptography;
using Orchestrator.Grains.Results.Access;
using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Security;

/// <summary>What a head keeps to itself, in the folder <c>F.cluster</c> beside its database: its authority, tokens and members.</summary>
internal sealed class HeadSecrets : IDisposable
{
    private readonly string _folder;

    private HeadSecrets(string folder, TimeProvider time)
    {
        _folder = folder;
        OwnerOnly.CreateFolder(folder);
        Authority = CertificateAuthority.Open(Path.Combine(folder, "authority.pem"), time);
        OwnerOnly.WriteOnce(AuthorityFile, Authority.Trust.Authority.ExportCertificatePem() + "\n");
        // SQLite's own files get the rights of the one that they belong to.
        var access = Path.Combine(folder, "access.db");
        if (!File.Exists(access)) { OwnerOnly.WriteOnce(access, ""); }

        Database = AccessDatabase.Open(access);
        Register = new(Database, Authority.Trust.Pin, time);
        OwnerToken = new(OwnerTokenFile(folder), Register);
    }

    public CertificateAuthority Authority { get; }

    public AccessDatabase Database { get; }

    public AccessRegister Register { get; }

    /// <summary>The access token of whoever may read this folder.</summary>
    public OwnerToken OwnerToken { get; }

    /// <summary>The authority's certificate, for browsers and for whoever wants to see it.</summary>
    public string AuthorityFile => AuthorityFileIn(_folder);

    /// <summary>The folder of the keys by which browsers' cookies are made.</summary>
    public string CookieKeys => Path.Combine(_folder, "cookies");

    /// <summary>The secrets beside the database <paramref name="file"/>, made where there are none. The caller disposes them.</summary>
    /// <exception cref="CommandException">They cannot be read.</exception>
    public static HeadSecrets Beside(string file, TimeProvider time)
    {
        var folder = FolderOf(file);
        try
        {
            return new(folder, time);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or CryptographicException)
        {
            throw new CommandException(ExitCode.Failed, $"{folder} cannot be used: {exception.Message}");
        }
    }

    /// <summary>The same, where there are some.</summary>
    /// <exception cref="CommandException">There are none, or they cannot be read.</exception>
    public static HeadSecrets OpenExisting(string file, TimeProvider time) => Directory.Exists(FolderOf(file))
        ? Beside(file, time)
        : throw new CommandException(ExitCode.NotFound, $"There is no {FolderOf(file)}: no token was made for that database yet; '--database F' names another.");

    /// <summary>Where they lie.</summary>
    public static string FolderOf(string file) => Path.GetFullPath(file) + ".cluster";

    /// <summary>Where the authority's certificate lies.</summary>
    public static string AuthorityFileIn(string folder) => Path.Combine(folder, "authority.crt");

    /// <summary>Where the access token lies.</summary>
    public static string OwnerTokenFile(string folder) => Path.Combine(folder, "owner.token");

    public void Dispose()
    {
        Database.Dispose();
        Authority.Dispose();
    }
}
