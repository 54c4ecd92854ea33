using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.Remote;

/// <summary>Calls a head over HTTP.</summary>
internal static class HeadClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    /// <summary>A client of the head at <paramref name="address"/>; the caller disposes it.</summary>
    /// <param name="address">As the user gave it.</param>
    /// <param name="option">Which option it came by.</param>
    /// <param name="access">What TLS needs; without it there is none.</param>
    /// <param name="patience">How long a call may take, or null for what is usual.</param>
    /// <exception cref="CommandException">It is no http address, or one of TLS without access.</exception>
    public static HttpClient Create(string address, string option, HeadAccess? access = null, TimeSpan? patience = null)
    {
        var uri = ReadAddress(address, option);
        if (uri.Scheme == Uri.UriSchemeHttp) { return new() { BaseAddress = uri, Timeout = patience ?? Patience }; }

        if (access is null) { throw new CommandException(ExitCode.InvalidInput, $"{address} asks who is there: give a token."); }

        var client = new HttpClient(access.CreateHandler()) { BaseAddress = uri, Timeout = patience ?? Patience };
        if (access.Token is { } token) { client.DefaultRequestHeaders.Authorization = new("Bearer", token.Text); }

        return client;
    }

    /// <summary>Reads an address that a user gave.</summary>
    /// <exception cref="CommandException">It is no http address.</exception>
    public static Uri ReadAddress(string address, string option)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/")
        {
            throw new CommandException(ExitCode.InvalidInput, $"{option} must be a head's address such as http://127.0.0.1:5080, but got '{address}'.");
        }

        return uri;
    }

    /// <summary>Turns a head that does not answer into the verb's end.</summary>
    public static Task<T> AskAsync<T>(HttpClient head, Func<Task<T>> call) => AskAsync(head.BaseAddress!, call);

    /// <summary>The same, by the head's address.</summary>
    public static async Task<T> AskAsync<T>(Uri head, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (IsSilence(exception, CancellationToken.None))
        {
            throw new CommandException(ExitCode.Unreachable, DescribeSilence(head, exception));
        }
    }

    /// <summary>Whether a call failed since nobody answered, rather than since the caller gave up.</summary>
    public static bool IsSilence(Exception exception, CancellationToken cancellation) =>
        exception is HttpRequestException || (exception is TaskCanceledException { InnerException: TimeoutException } && !cancellation.IsCancellationRequested);

    /// <summary>What a person is told of it.</summary>
    public static string DescribeSilence(Uri head, Exception exception) =>
        $"{head} does not answer: {(exception.InnerException as System.Security.Authentication.AuthenticationException ?? exception).Message}";
}
