using Orchestrator.Models.Detectors;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Tests.Detectors;

/// <summary>Each detector on both sides of its thresholds. The mean image's error is 0.06, that of grey 0.2.</summary>
public sealed class AutoencoderDetectorTests
{
    [Theory]
    [InlineData(3, 300, 0.10, 0.10, true)]
    [InlineData(2, 300, 0.10, 0.10, false)]
    [InlineData(3, 99, 0.10, 0.10, false)]
    [InlineData(3, 300, 0.0631, 0.0631, true)]
    [InlineData(3, 300, 0.0629, 0.0629, false)]
    [InlineData(3, 300, 0.1001, 0.10, true)]
    [InlineData(3, 300, 0.1002, 0.10, false)]
    [InlineData(3, 300, 0.09, 0.10, true)]
    [InlineData(3, 300, 0.203, 0.203, false)]
    public void Divergence_ErrorAboveTheMeanImage_IsFoundOnceItNoLongerFalls(
        int epoch, long steps, double before, double after, bool isFound) =>
        Assert.Equal(
            isFound ? TrainingFailure.Diverged : null,
            DivergenceDetector.Find(Evidence(epoch, steps, before, after))?.Failure);

    [Theory]
    [InlineData(3, 0.10, 0.10, 0.000059, true)]
    [InlineData(2, 0.10, 0.10, 0.000059, false)]
    [InlineData(3, 0.10, 0.10, 0.000061, false)]
    [InlineData(3, 0.11, 0.10, 0.000059, false)]
    [InlineData(3, 0.0571, 0.0571, 0.000005, true)]
    [InlineData(3, 0.0571, 0.0571, 0.000007, false)]
    [InlineData(3, 0.0569, 0.0569, 0.000005, false)]
    [InlineData(3, 0.201, 0.201, 0, false)]
    public void DeadModel_OutputThatIgnoresTheInput_IsFoundOnceTheErrorNoLongerFalls(
        int epoch, double before, double after, double variance, bool isFound) =>
        Assert.Equal(
            isFound ? TrainingFailure.DeadModel : null,
            DeadModelDetector.Find(Evidence(epoch, 300, before, after, variance))?.Failure);

    [Theory]
    [InlineData(3, 0.51, 0.046, true)]
    [InlineData(2, 0.51, 0.046, false)]
    [InlineData(3, 0.50, 0.046, false)]
    [InlineData(3, 0.9, 0.044, false)]
    public void DeadUnits_MostOfABadModelsCode_IsFound(int epoch, double deadUnits, double error, bool isFound) =>
        Assert.Equal(
            isFound ? TrainingFailure.DeadModel : null,
            DeadUnitsDetector.Find(Evidence(epoch, 300, 0.06, error, deadUnits: deadUnits))?.Failure);

    [Theory]
    [InlineData(3, 0.11, true)]
    [InlineData(2, 0.11, false)]
    [InlineData(3, 0.10, false)]
    public void DeadUnits_MoreThanATenth_IsWarnedOf(int epoch, double deadUnits, bool isFound) => Assert.Equal(
        isFound ? TrainingWarningKind.DeadUnits : null,
        DeadUnitsDetector.Warn(Evidence(epoch, 300, 0.06, 0.01, deadUnits: deadUnits))?.Kind);

    [Theory]
    [InlineData(3, 0.0571, true)]
    [InlineData(2, 0.0571, false)]
    [InlineData(3, 0.0569, false)]
    public void NearMeanImage_ErrorAtLeastItsOwn_IsWarnedOf(int epoch, double error, bool isFound) => Assert.Equal(
        isFound ? TrainingWarningKind.NearMeanImage : null,
        NearMeanImageDetector.Warn(Evidence(epoch, 300, 0.06, error))?.Kind);

    [Fact]
    public void Find_Finding_SaysWhatWasMeasured() => Assert.Contains(
        "0.12 is 2 times that of the mean image",
        DivergenceDetector.Find(Evidence(3, 300, 0.12, 0.12))!.Message,
        StringComparison.Ordinal);

    private static AutoencoderEvidence Evidence(
        int epoch, long steps, double before, double after, double variance = 0.03, double deadUnits = 0) =>
        new(epoch, steps, new(before, variance, deadUnits), new(after, variance, deadUnits), new(0.06, 0.2));
}
