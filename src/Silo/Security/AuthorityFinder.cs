using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Orchestrator.Silo.Cluster;
using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Security;

/// <summary>Asks a head for its authority's certificate, and believes it only if it is the one that a token names. Nothing secret is sent.</summary>
internal static class AuthorityFinder
{
    private const int MostBytes = 16_384;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="head">The head's address.</param>
    /// <param name="token">Names the authority.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="CommandException">Another one answers there.</exception>
    /// <exception cref="HttpRequestException">Nobody answers, or not a head.</exception>
    public static async Task<AuthorityTrust> FindAsync(Uri head, Token token, TimeProvider time, CancellationToken cancellation)
    {
        using var client = new HttpClient(HeadAccess.CreateTrustingHandler()) { BaseAddress = head, Timeout = Patience, MaxResponseContentBufferSize = MostBytes };
        var authority = Read(await client.GetStringAsync($"{ClusterContract.Root}/authority", cancellation));
        if (AuthorityTrust.PinOf(authority) == token.Pin) { return new(authority, time); }

        authority.Dispose();
        throw new CommandException(ExitCode.Failed, $"{head} is not the head that the {token} is for: its authority is another one. The token was not sent.");
    }

    private static X509Certificate2 Read(string pem)
    {
        try
        {
            return X509Certificate2.CreateFromPem(pem);
        }
        catch (CryptographicException exception)
        {
            throw new HttpRequestException($"something that is no head answered: {exception.Message}");
        }
    }
}
