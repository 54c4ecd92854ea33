using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Running;

/// <summary>Where the dashboard listens.</summary>
internal static class DashboardAddress
{
    public const string Default = "http://127.0.0.1:5080";

    private const int PortsToTry = 100;

    /// <summary>The address that the user gave, or the default one with the next free port.</summary>
    /// <exception cref="CommandException">It is no loopback http address, or its port is taken.</exception>
    public static Uri Choose(string? text)
    {
        if (text is null) { return NextFree(new(Default)); }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme != "http" || address.PathAndQuery != "/")
        {
            throw new CommandException(ExitCode.InvalidInput, $"--dashboard must be an address such as {Default}, but got {text}.");
        }

        if (!address.IsLoopback)
        {
            throw new CommandException(ExitCode.InvalidInput, $"--dashboard must be a loopback address such as {Default}, since it asks nobody who they are; got {text}.");
        }

        return LoopbackPort.IsFree(address.Port)
            ? address
            : throw new CommandException(ExitCode.StateConflict, $"Port {address.Port} is taken; leave --dashboard out to take the next free one.");
    }

    private static Uri NextFree(Uri first)
    {
        var port = Enumerable.Range(first.Port, PortsToTry).FirstOrDefault(LoopbackPort.IsFree, LoopbackPort.Find());
        return new UriBuilder(first) { Port = port }.Uri;
    }
}
