using System.Net;
using System.Net.Sockets;
using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.Tests.Running;

public class DashboardListenerTests
{
    [Theory]
    [InlineData("http://10.0.0.1:80")]
    [InlineData("https://127.0.0.1:5080")]
    [InlineData("5080")]
    public void Open_NoLoopbackHttpAddress_IsRefusedQuotingIt(string text)
    {
        var refusal = Assert.Throws<CommandException>(() => DashboardListener.Open(text));

        Assert.Equal(ExitCode.InvalidInput, refusal.ExitCode);
        Assert.Contains(text, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_PortThatIsTaken_IsRefused()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        taken.Listen();
        var port = ((IPEndPoint)taken.LocalEndPoint!).Port;

        Assert.Equal(ExitCode.StateConflict, Assert.Throws<CommandException>(() => DashboardListener.Open($"http://127.0.0.1:{port}")).ExitCode);
    }

    [Fact]
    public void Open_NoAddressTwice_HoldsAPortOfItsOwnEachTime()
    {
        using var first = DashboardListener.Open(null);
        using var second = DashboardListener.Open(null);

        Assert.NotEqual(first.Address.Port, second.Address.Port);
    }

    [Fact]
    public void Open_NewerLoopback_IsBoundThere()
    {
        if (!Socket.OSSupportsIPv6) { return; }

        using var listener = DashboardListener.Open($"http://[::1]:{FreePort.Find()}");

        Assert.Equal(IPAddress.IPv6Loopback, ((IPEndPoint)listener.Socket.LocalEndPoint!).Address);
    }
}
