using System.Net;

namespace Orchestrator.TestKit.Membership;

/// <summary>Rows of membership tables.</summary>
public static class Entries
{
    public static DateTime Start { get; } = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static SiloAddress Address(int number) => SiloAddress.New(IPAddress.Loopback, 10_000 + number, number);

    public static MembershipEntry Of(int number, string name, SiloStatus status = SiloStatus.Joining) => new()
    {
        SiloAddress = Address(number),
        SiloName = name,
        HostName = "machine",
        Status = status,
        StartTime = Start,
        IAmAliveTime = Start,
        SuspectTimes = [],
    };
}
