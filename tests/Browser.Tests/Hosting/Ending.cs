namespace Orchestrator.Browser.Tests.Hosting;

/// <summary>Disposal of what may not answer any more, such as a page whose script never ends.</summary>
internal static class Ending
{
    /// <summary>Waits so long at most: what has not ended by then is left to the end of its process.</summary>
    public static async Task WithinAsync(ValueTask disposal, TimeSpan patience)
    {
        try
        {
            await disposal.AsTask().WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            Console.Error.WriteLine($"A page or a browser did not close within {patience}.");
        }
    }
}
