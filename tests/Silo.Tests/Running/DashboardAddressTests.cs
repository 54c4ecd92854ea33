using System.Net;
using System.Net.Sockets;
using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.Tests.Running;

public class DashboardAddressTests
{
    [Theory]
    [InlineData("http://10.0.0.1:80")]
    [InlineData("https://127.0.0.1:5080")]
    [InlineData("5080")]
    public void Choose_NoLoopbackHttpAddress_IsRefusedQuotingIt(string text)
    {
        var refusal = Assert.Throws<CommandException>(() => DashboardAddress.Choose(text));

        Assert.Equal(ExitCode.InvalidInput, refusal.ExitCode);
        Assert.Contains(text, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_PortThatIsTaken_IsRefused()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        taken.Listen();
        var port = ((IPEndPoint)taken.LocalEndPoint!).Port;

        Assert.Throws<CommandException>(() => DashboardAddress.Choose($"http://127.0.0.1:{port}"));
        Assert.False(LoopbackPort.IsFree(port));
    }
}
