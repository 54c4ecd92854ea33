using static TorchSharp.torch;

namespace Orchestrator.Models.Optimizers;

/// <summary>Makes optimizers by name.</summary>
internal static class OptimizerFactory
{
    /// <summary>An optimizer of <paramref name="weights"/>; the caller disposes it.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static Optimizer Create(OptimizerOptions options, IReadOnlyList<Tensor> weights) => options.Name switch
    {
        "adam" => new Adam(weights, options.LearningRate),
        "sgd" => new Sgd(weights, options.LearningRate),
        "rmsprop" => new RmsProp(weights, options.LearningRate),
        "adadelta" => new Adadelta(weights, options.LearningRate),
        _ => throw new ArgumentException($"No optimizer is called {options.Name}.", nameof(options)),
    };
}
