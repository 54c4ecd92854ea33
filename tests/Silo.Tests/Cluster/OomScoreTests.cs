using Orchestrator.Silo.Cluster;

namespace Orchestrator.Silo.Tests.Cluster;

public sealed class OomScoreTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Theory]
    [InlineData("0\n", "500")]
    [InlineData("-17\n", "500")]
    [InlineData("900\n", "900\n")]
    public void Raise_Value_IsNeverLowered(string before, string after)
    {
        File.WriteAllText(_file, before);

        OomScore.Raise(_file);

        Assert.Equal(after, File.ReadAllText(_file));
    }

    [Fact]
    public void Raise_SystemWithoutOne_DoesNothing()
    {
        OomScore.Raise(_file + ".missing");

        Assert.False(File.Exists(_file + ".missing"));
    }

    public void Dispose() => File.Delete(_file);
}
