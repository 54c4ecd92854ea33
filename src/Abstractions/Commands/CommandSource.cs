namespace Orchestrator.Abstractions.Commands;

/// <summary>How a command came, as the ledger records it.</summary>
public enum CommandSource
{
    /// <summary>A verb of the command line.</summary>
    CommandLine,

    /// <summary>A page of the dashboard.</summary>
    Dashboard,

    /// <summary>Another program, by the HTTP API.</summary>
    Api,
}
