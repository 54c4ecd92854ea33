using Orchestrator.Models.Data;

namespace Orchestrator.Silo.Doctor;

/// <summary>Which data sets are here.</summary>
internal static class DataSetCheck
{
    public static IEnumerable<Finding> LookAtAll(string? folder, CancellationToken cancellation) =>
        ((string[])[DataSetNames.Mnist, DataSetNames.FashionMnist]).Select(name => Look(name, folder, cancellation))
        .Prepend(Finding.Good(DataSetNames.Digits, "The program draws it by itself."));

    private static Finding Look(string name, string? folder, CancellationToken cancellation)
    {
        try
        {
            var data = DataSetLoader.Load(new(name) { DataDirectory = folder }, cancellation: cancellation);
            return Finding.Good(name, $"{data.Train.Count} training and {data.Test.Count} test images, SHA-256 {data.Sha256}.");
        }
        catch (DataSetException exception)
        {
            return Finding.Doubtful(name, exception.Message);
        }
    }
}
