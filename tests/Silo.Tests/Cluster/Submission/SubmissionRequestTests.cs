using System.Text.Json;
using Orchestrator.Silo.Cluster;
using Orchestrator.Silo.Cluster.Submission;

namespace Orchestrator.Silo.Tests.Cluster.Submission;

public class SubmissionRequestTests
{
    private const string Set = """{"name": "digits", "sha256": "00", "trainCount": 1, "testCount": 1}""";

    [Theory]
    [InlineData($$"""{"source": "name: x", "file": "x.yaml", "overrides": ["a=1"], "dataSets": [{{Set}}], "isNew": false}""", true)]
    [InlineData("""{"source": "name: x", "file": "x.yaml", "overrides": [], "dataSets": []}""", true)]
    [InlineData("""{"yaml": 5}""", false)]
    [InlineData("""{"source": "name: x", "file": "x.yaml", "isNew": false}""", false)]
    [InlineData("""{"source": null, "file": "x.yaml", "overrides": [], "dataSets": []}""", false)]
    [InlineData("""{"source": "name: x", "file": null, "overrides": [], "dataSets": []}""", false)]
    [InlineData("""{"source": "name: x", "file": "x.yaml", "overrides": [null], "dataSets": []}""", false)]
    [InlineData("""{"source": "name: x", "file": "x.yaml", "overrides": [], "dataSets": [null]}""", false)]
    [InlineData("""{"source": "name: x", "file": "x.yaml", "overrides": [], "dataSets": [{"name": null}]}""", false)]
    public void IsWhole_Body_TellsWhetherNothingIsLeftOut(string body, bool expected) =>
        Assert.Equal(expected, JsonSerializer.Deserialize<SubmissionRequest>(body, ClusterContract.Json)!.IsWhole);
}
