using Orchestrator.Models.Catalog;
using Orchestrator.Models.Data;
using Orchestrator.Models.Native;

namespace Orchestrator.Models.Training;

/// <summary>What a trainer is made from.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Parameters">Its hyperparameters; what is absent takes the model's default.</param>
/// <param name="Data">The data set.</param>
/// <param name="Seeds">Where random streams come from.</param>
/// <param name="EvaluationCorruption">The corruption under which <c>denoising_mse</c> is measured.</param>
public sealed record TrainerRequest(
    string Model,
    ParameterSet Parameters,
    ImageDataSet Data,
    RandomStreams Seeds,
    Corruption EvaluationCorruption)
{
    /// <summary>What is dear to measure and measured before the last epoch too.</summary>
    public DearSchedule Dear { get; init; } = DearSchedule.LastAlone;

    /// <summary>Where its networks lie: <c>cpu</c> or <c>cuda:N</c>. Metrics and samples are made on the CPU from what they give.</summary>
    public string Device { get; init; } = TorchDevices.Cpu;
}
