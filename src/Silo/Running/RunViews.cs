using Spectre.Console;

namespace Orchestrator.Silo.Running;

/// <summary>Chooses how a run is shown.</summary>
internal static class RunViews
{
    public static IRunView Create(int slots, TimeProvider time)
    {
        var isTerminal = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");
        return isTerminal
            ? new BoardView(AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) }), slots)
            : new PlainView(Console.Error, time);
    }
}
