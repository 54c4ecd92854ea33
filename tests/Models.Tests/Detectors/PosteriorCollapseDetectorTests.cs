using Orchestrator.Models.Detectors;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Tests.Detectors;

public sealed class PosteriorCollapseDetectorTests
{
    [Theory]
    [InlineData(3, 100, 0, 0.01, 200, 200, true)]
    [InlineData(2, 100, 0, 0.01, 200, 200, false)]
    [InlineData(3, 99, 0, 0.01, 200, 200, false)]
    [InlineData(3, 100, 1, 0.01, 200, 200, false)]
    [InlineData(3, 100, 0, 0.021, 200, 200, false)]
    [InlineData(3, 100, 0, 0.01, 200, 199, false)]
    public void Find_Evidence_NeedsAllOfIt(
        int epoch, long steps, int active, double divergence, double before, double after, bool isFound) =>
        Assert.Equal(
            isFound ? TrainingFailure.PosteriorCollapse : null,
            PosteriorCollapseDetector.Find(epoch, steps, before, new(default, after, divergence, active))?.Failure);
}
