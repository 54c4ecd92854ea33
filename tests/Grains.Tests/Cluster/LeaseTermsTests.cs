using Microsoft.Extensions.Time.Testing;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Cluster;

namespace Orchestrator.Grains.Tests.Cluster;

public class LeaseTermsTests
{
    private static readonly TimeSpan Term = TimeSpan.FromSeconds(20);
    private static readonly LeaseKey Lease = new("abc", 0, 1, 1);

    private readonly FakeTimeProvider _time = new();
    private readonly LeaseTerms _terms;

    public LeaseTermsTests() => _terms = new(Term, _time);

    [Fact]
    public void HasExpired_AskedForTheFirstTime_BeginsAFullTerm()
    {
        _time.Advance(TimeSpan.FromHours(1));

        Assert.False(_terms.HasExpired(Lease));
        _time.Advance(Term);
        Assert.False(_terms.HasExpired(Lease));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(_terms.HasExpired(Lease));
    }

    [Fact]
    public void Renew_BeforeTheEnd_GivesAFullTermFromThen()
    {
        _terms.HasExpired(Lease);
        _time.Advance(TimeSpan.FromSeconds(19));
        _terms.Renew(Lease);
        _time.Advance(TimeSpan.FromSeconds(19));

        Assert.False(_terms.HasExpired(Lease));
    }

    [Fact]
    public void RenewAll_AfterTheEnd_GivesEveryLeaseAFullTerm()
    {
        _terms.HasExpired(Lease);
        _time.Advance(TimeSpan.FromMinutes(1));

        _terms.RenewAll();

        Assert.False(_terms.HasExpired(Lease));
    }

    [Fact]
    public void KeepOnly_OtherLeases_ForgetsThoseThatDoNotRun()
    {
        _terms.HasExpired(Lease);
        _time.Advance(TimeSpan.FromMinutes(1));

        _terms.KeepOnly(new HashSet<LeaseKey> { Lease with { Number = 2 } });

        Assert.False(_terms.HasExpired(Lease));
    }
}
