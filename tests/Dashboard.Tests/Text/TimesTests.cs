using Orchestrator.Dashboard.Tests.Fakes;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Tests.Text;

public sealed class TimesTests
{
    [Theory]
    [InlineData(0, "0.0 s")]
    [InlineData(27.4, "27 s")]
    [InlineData(754.2, "12 min 34 s")]
    [InlineData(7320, "2 h 02 min")]
    public void Duration_Seconds_ReadsWell(double seconds, string expected) => Assert.Equal(expected, Times.Duration(seconds));

    [Theory]
    [InlineData(-5, "just now")]
    [InlineData(59, "just now")]
    [InlineData(120, "2 min ago")]
    [InlineData(7200, "2 h ago")]
    [InlineData(172800, "2 d ago")]
    [InlineData(8640000, "2026-08-03")]
    public void Ago_Age_ReadsWell(int seconds, string expected) =>
        Assert.Equal(expected, Times.Ago(FakeData.Start, FakeData.Start.AddSeconds(seconds)));
}
