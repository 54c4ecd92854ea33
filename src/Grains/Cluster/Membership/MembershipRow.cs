namespace Orchestrator.Grains.Cluster.Membership;

/// <summary>A silo's row of the membership table, as it is stored and sent.</summary>
public sealed record MembershipRow
{
    /// <summary>Address, port and generation, as Orleans writes them.</summary>
    public required string Address { get; init; }

    /// <summary>Changes with every write of the row but those of <see cref="IAmAliveTime"/>.</summary>
    public string ETag { get; init; } = "";

    /// <summary>Where the silo stands.</summary>
    public required SiloStatus Status { get; init; }

    /// <summary>Its name; see <see cref="SiloNames"/>.</summary>
    public required string SiloName { get; init; }

    /// <summary>The machine's name.</summary>
    public string HostName { get; init; } = "";

    /// <summary>Unused by Orleans on its own machines.</summary>
    public string? RoleName { get; init; }

    /// <summary>The gateway's port; 0 for none.</summary>
    public int ProxyPort { get; init; }

    /// <summary>Unused on own machines.</summary>
    public int UpdateZone { get; init; }

    /// <summary>Unused on own machines.</summary>
    public int FaultZone { get; init; }

    /// <summary>UTC.</summary>
    public DateTime StartTime { get; init; }

    /// <summary>UTC.</summary>
    public DateTime IAmAliveTime { get; init; }

    /// <summary>Who suspects the silo, and since when.</summary>
    public IReadOnlyList<Suspicion> Suspicions { get; init; } = [];

    /// <summary>The row of <paramref name="entry"/>.</summary>
    public static MembershipRow Of(MembershipEntry entry, string etag) => new()
    {
        Address = entry.SiloAddress.ToParsableString(),
        ETag = etag,
        Status = entry.Status,
        SiloName = entry.SiloName,
        HostName = entry.HostName,
        RoleName = entry.RoleName,
        ProxyPort = entry.ProxyPort,
        UpdateZone = entry.UpdateZone,
        FaultZone = entry.FaultZone,
        StartTime = entry.StartTime,
        IAmAliveTime = entry.IAmAliveTime,
        Suspicions = [.. (entry.SuspectTimes ?? []).Select(suspect => new Suspicion(suspect.Item1.ToParsableString(), suspect.Item2))],
    };

    /// <summary>What Orleans knows it as.</summary>
    /// <exception cref="FormatException">An address cannot be read.</exception>
    public MembershipEntry ToEntry() => new()
    {
        SiloAddress = SiloAddress.FromParsableString(Address),
        Status = Status,
        SiloName = SiloName,
        HostName = HostName,
        RoleName = RoleName,
        ProxyPort = ProxyPort,
        UpdateZone = UpdateZone,
        FaultZone = FaultZone,
        StartTime = StartTime,
        IAmAliveTime = IAmAliveTime,
        SuspectTimes = [.. Suspicions.Select(suspicion => Tuple.Create(SiloAddress.FromParsableString(suspicion.By), suspicion.At))],
    };
}
