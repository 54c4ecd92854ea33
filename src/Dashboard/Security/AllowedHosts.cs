using System.Net;
using Microsoft.Extensions.Options;

namespace Orchestrator.Dashboard.Security;

/// <summary>
/// The hosts under which the dashboard answers. A page of a stranger that points its own name at this machine (DNS
/// rebinding) asks for that name, and is refused.
/// </summary>
internal sealed class AllowedHosts
{
    private static readonly string[] Wildcards = ["0.0.0.0", "::", "*", "+"];

    private readonly HashSet<string> _names;
    private readonly bool _anyAddress;

    public AllowedHosts(IOptions<DashboardOptions> options)
    {
        var hosts = options.Value.Hosts.Select(Normalize).ToList();
        _anyAddress = hosts.Exists(Wildcards.Contains);
        _names = new(hosts, StringComparer.OrdinalIgnoreCase) { "localhost" };
        if (_anyAddress)
        {
            _names.Add(Dns.GetHostName());
        }
    }

    public bool Allows(string host)
    {
        var name = Normalize(host);
        return _names.Contains(name)
            || (IPAddress.TryParse(name, out var address) && (_anyAddress || IPAddress.IsLoopback(address)));
    }

    private static string Normalize(string host) => host.Trim().TrimStart('[').TrimEnd(']', '.');
}
