namespace Orchestrator.Models.Losses;

/// <summary>Reconstruction losses by name.</summary>
internal static class ReconstructionLosses
{
    /// <summary>The loss called <paramref name="name"/>.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static IReconstructionLoss Find(string name) => name switch
    {
        "mse" => new MeanSquaredError(),
        "bce" => new BinaryCrossEntropy(),
        _ => throw new ArgumentException($"No loss is called {name}.", nameof(name)),
    };
}
