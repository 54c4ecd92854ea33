using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Remote;

namespace Orchestrator.Silo.Doctor;

/// <summary>Whether this machine's clock agrees with a head's. Leases do not depend on it; dates and certificates do.</summary>
internal static class ClockCheck
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    public static async Task<Finding> LookAsync(string server, string? accessTokenFile, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            using var head = await UserAccess.ConnectAsync(server, accessTokenFile, cancellation);
            using var answer = await HeadClient.AskAsync(head, () => head.GetAsync("health/ready", cancellation));
            return answer.Headers.Date is { } theirs
                ? Judge(time.GetUtcNow() - theirs)
                : Finding.Doubtful("clock", $"{head.BaseAddress} does not say what time it has: is it a head?");
        }
        catch (CommandException exception)
        {
            return Finding.Bad("clock", exception.Message);
        }
    }

    /// <param name="ahead">How far this machine's clock is ahead of the head's.</param>
    internal static Finding Judge(TimeSpan ahead) => ahead.Duration() <= Tolerance
        ? Finding.Good("clock", "This machine's clock agrees with the head's to a few seconds.")
        : Finding.Doubtful("clock", FormattableString.Invariant(
            $"This machine's clock is {ahead.Duration().TotalSeconds:F0} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} the head's: dates mislead, and certificates may be refused. Let both keep time by NTP."));
}
