namespace Orchestrator.Grains.Cluster.Membership;

/// <summary>
/// What a head does with the table before it joins: rows of earlier heads, and of workers that do not answer, are marked Dead. It
/// would otherwise wait minutes for machines that are gone.
/// </summary>
public static class HeadTakeover
{
    private const int Attempts = 10;

    /// <summary>Marks rows Dead.</summary>
    /// <param name="table">The table.</param>
    /// <param name="answers">Whether a silo can be reached.</param>
    /// <returns>How many rows were marked.</returns>
    public static async Task<int> RunAsync(IMembershipTable table, Func<SiloAddress, Task<bool>> answers)
    {
        var marked = 0;
        foreach (var (entry, _) in (await table.ReadAllAsync(CancellationToken.None)).Members.Where(member => member.Item1.Status != SiloStatus.Dead))
        {
            if ((SiloNames.IsHead(entry.SiloName) || !await answers(entry.SiloAddress)) && await MarkAsync(table, entry.SiloAddress)) { marked++; }
        }

        return marked;
    }

    private static async Task<bool> MarkAsync(IMembershipTable table, SiloAddress silo)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var data = await table.ReadAllAsync(CancellationToken.None);
            if (data.Members.FirstOrDefault(member => member.Item1.SiloAddress.Equals(silo)) is not { } member) { return false; }

            var dead = member.Item1;
            dead.Status = SiloStatus.Dead;
            if (await table.UpdateRowAsync(dead, member.Item2, data.Version.Next(), CancellationToken.None)) { return true; }
        }

        return false;
    }
}
