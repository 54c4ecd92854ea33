namespace Orchestrator.Dashboard;

/// <summary>What the host tells the dashboard.</summary>
public sealed class DashboardOptions
{
    /// <summary>
    /// Host names and addresses that the server listens on, beyond loopback, without ports. A wildcard (<c>0.0.0.0</c>,
    /// <c>::</c>, <c>*</c>, <c>+</c>) stands for every address of the machine and for its name. Requests for any other
    /// host are refused. Default: none.
    /// </summary>
    public IList<string> Hosts { get; } = [];

    /// <summary>The database file that suggested commands name. Default: orchestrator.db.</summary>
    public string Database { get; set; } = "orchestrator.db";
}
