namespace Orchestrator.Silo.CommandLine;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    public const int Failed = 1;

    /// <summary>Wrong usage or invalid input: nothing was started.</summary>
    public const int InvalidInput = 2;

    public const int NotFound = 3;

    /// <summary>The database belongs to another process, or the experiment's state does not allow it.</summary>
    public const int StateConflict = 4;

    /// <summary>The experiment ended without a good trial.</summary>
    public const int NoGoodTrial = 5;

    /// <summary>The server, or the owner of the database, does not answer.</summary>
    public const int Unreachable = 69;

    /// <summary>The time that a wait was given is over.</summary>
    public const int TimedOut = 124;

    public const int Interrupted = 130;
}
