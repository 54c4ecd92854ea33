using Orchestrator.Models.Catalog;

namespace Orchestrator.Models.Optimizers;

/// <summary>Which optimizer, and its rate.</summary>
/// <param name="Name">adam, sgd, rmsprop or adadelta.</param>
/// <param name="LearningRate">In (0, 10].</param>
internal sealed record OptimizerOptions(string Name, double LearningRate)
{
    public const string DefaultName = "adam";
    public const double DefaultLearningRate = 1e-3;

    public static OptimizerOptions Read(ParameterSet parameters) => new(
        parameters.Text("optimizer", DefaultName),
        parameters.Number("learning_rate", DefaultLearningRate));
}
