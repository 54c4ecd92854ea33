using Microsoft.Extensions.Options;
using Orchestrator.Dashboard.Security;

namespace Orchestrator.Dashboard.Tests.Security;

public sealed class AllowedHostsTests
{
    [Theory]
    [InlineData("head.lab", true)]
    [InlineData("HEAD.lab", true)]
    [InlineData("localhost", true)]
    [InlineData("other.lab", false)]
    [InlineData("10.0.0.4", false)]
    [InlineData("", false)]
    public void Allows_ListenHost_AllowsItAndLoopbackOnly(string host, bool expected) =>
        Assert.Equal(expected, Create("head.lab").Allows(host));

    [Theory]
    [InlineData("10.0.0.4", true)]
    [InlineData("[fe80::1]", true)]
    [InlineData("evil.example", false)]
    public void Allows_Wildcard_AllowsEveryAddressButNoStrangersName(string host, bool expected) =>
        Assert.Equal(expected, Create("0.0.0.0").Allows(host));

    [Fact]
    public void Allows_BracketedWildcard_IsAWildcard() => Assert.True(Create("[::]").Allows("10.0.0.4"));

    private static AllowedHosts Create(string host)
    {
        var options = new DashboardOptions();
        options.Hosts.Add(host);
        return new(Options.Create(options));
    }
}
