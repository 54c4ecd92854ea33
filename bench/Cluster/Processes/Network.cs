using System.Globalization;
using System.Net;

namespace Orchestrator.Bench.Cluster.Processes;

/// <summary>
/// A network of its own for each worker: namespaces on one bridge, where the head lives outside of them at the bridge's address. Links are cut by
/// rules inside a namespace, so nothing else on the machine is touched. Needs root. Disposing removes all of it.
/// </summary>
internal sealed class Network : IDisposable
{
    private readonly string _name;
    private readonly int _subnet;
    private readonly int _count;

    private Network(string name, int subnet, int count) => (_name, _subnet, _count) = (name, subnet, count);

    /// <summary>Where the head listens.</summary>
    public IPAddress Head => new([10, 213, (byte)_subnet, 1]);

    /// <summary>Why there can be no such network here, or null.</summary>
    public static string? FindObstacle() =>
        !OperatingSystem.IsLinux() || Environment.UserName != "root" ? "needs root"
        : Tools.Find("ip") is null ? "needs ip (apt-get install iproute2)"
        : Tools.Find("nft") is null ? "needs nft (apt-get install nftables)"
        : null;

    /// <summary>Makes namespaces for <paramref name="count"/> workers.</summary>
    public static Network Create(int count)
    {
        var number = Environment.ProcessId % 250;
        var network = new Network(string.Create(CultureInfo.InvariantCulture, $"orc{Environment.ProcessId}"), number, count);
        try
        {
            network.Build();
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>What goes before a worker's command.</summary>
    public IReadOnlyList<string> Inside(int worker) => ["ip", "netns", "exec", Namespace(worker)];

    /// <summary>Cuts a worker's link.</summary>
    public void Cut(int worker, Cuts cuts)
    {
        List<string> rules = ["add table inet cut", "add chain inet cut in { type filter hook input priority 0; }", "add chain inet cut out { type filter hook output priority 0; }"];
        if (cuts.HasFlag(Cuts.Incoming)) { rules.Add("add rule inet cut in iifname != lo drop"); }

        if (cuts.HasFlag(Cuts.Outgoing)) { rules.Add("add rule inet cut out oifname != lo drop"); }

        if (cuts.HasFlag(Cuts.ToHead)) { rules.Add($"add rule inet cut out ip daddr {Head} drop"); }

        Nft(worker, string.Join('\n', rules));
    }

    /// <summary>Heals a worker's link.</summary>
    public void Heal(int worker) => Nft(worker, "delete table inet cut");

    public void Dispose()
    {
        for (var worker = 0; worker < _count; worker++) { Tools.Try("ip", "netns", "del", Namespace(worker)); }

        Tools.Try("ip", "link", "del", _name);
    }

    private void Build()
    {
        Tools.Run("ip", "link", "add", _name, "type", "bridge");
        Tools.Run("ip", "addr", "add", $"{Head}/24", "dev", _name);
        Tools.Run("ip", "link", "set", _name, "up");
        for (var worker = 0; worker < _count; worker++) { Join(worker); }
    }

    private void Join(int worker)
    {
        var (home, link) = (Namespace(worker), string.Create(CultureInfo.InvariantCulture, $"{_name}v{worker}"));
        Tools.Run("ip", "netns", "add", home);
        Tools.Run("ip", "link", "add", link, "type", "veth", "peer", "name", "eth0", "netns", home);
        Tools.Run("ip", "link", "set", link, "master", _name, "up");
        Tools.Run("ip", "-n", home, "addr", "add", $"10.213.{_subnet}.{worker + 10}/24", "dev", "eth0");
        Tools.Run("ip", "-n", home, "link", "set", "eth0", "up");
        Tools.Run("ip", "-n", home, "link", "set", "lo", "up");
    }

    private void Nft(int worker, string rules) => Tools.Run("ip", "netns", "exec", Namespace(worker), "nft", rules);

    private string Namespace(int worker) => string.Create(CultureInfo.InvariantCulture, $"{_name}w{worker}");
}
