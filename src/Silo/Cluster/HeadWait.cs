using System.Security.Authentication;
using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Cluster;

/// <summary>Waits for a head that does not answer yet.</summary>
internal static class HeadWait
{
    private static readonly TimeSpan RetryWait = TimeSpan.FromSeconds(1);

    /// <summary>Asks until there is an answer.</summary>
    /// <param name="head">The head's address.</param>
    /// <param name="call">Asks once.</param>
    /// <param name="interrupted">Gives up.</param>
    /// <exception cref="CommandException">Somebody else answers there.</exception>
    public static async Task<T> ForAsync<T>(Uri head, Func<Task<T>> call, CancellationToken interrupted)
    {
        var isFirst = true;
        while (true)
        {
            try
            {
                return await call();
            }
            catch (HttpRequestException exception) when (exception.InnerException is AuthenticationException)
            {
                throw new CommandException(ExitCode.Failed, $"{head} is not the head that this worker joined, or speaks no TLS: {exception.InnerException.Message}");
            }
            catch (Exception exception) when (exception is HttpRequestException || (exception is TaskCanceledException && !interrupted.IsCancellationRequested))
            {
                if (isFirst) { Console.Error.WriteLine($"{head} does not answer yet ({exception.Message}); waiting for it - Ctrl-C ends this."); }

                isFirst = false;
                await Task.Delay(RetryWait, interrupted);
            }
        }
    }
}
