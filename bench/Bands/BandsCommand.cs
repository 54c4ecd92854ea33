using System.CommandLine;
using System.Globalization;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Data;
using Orchestrator.Models.Native;

namespace Orchestrator.Bench.Bands;

/// <summary><c>bands --data-dir D [--models A,B]</c>: trains every model on MNIST and holds its figures to known ranges.</summary>
internal static class BandsCommand
{
    private const int Epochs = 20;

    public static Command Create()
    {
        var folder = new Option<string>("--data-dir") { Description = "A folder with MNIST's four files.", Required = true };
        var models = new Option<string?>("--models") { Description = "Names with commas between; by default all." };
        var command = new Command("bands", "Figures of every model on MNIST after 20 epochs beside the ranges that right ones reach.")
        {
            folder, models,
        };
        command.SetAction(parsed => Run(parsed.GetValue(folder)!, parsed.GetValue(models)?.Split(',')));
        return command;
    }

    private static int Run(string folder, string[]? models)
    {
        TorchRuntime.EnsureLoaded();
        var data = DataSetLoader.Load(new("mnist") { DataDirectory = folder });
        Console.WriteLine("| model | parameters | epoch | metric | figure | range | |");
        Console.WriteLine("|---|---|---:|---|---:|---|---|");
        var outside = 0;
        foreach (var trial in MnistBands.All.Where(band => models?.Contains(band.Model) ?? true).GroupBy(band => (band.Model, band.Parameters)))
        {
            var epochs = Train(trial.Key.Model, trial.Key.Parameters, data);
            outside += trial.Count(band => !Print(band, epochs[band.Epoch - 1][band.Metric]));
        }

        Console.WriteLine($"\n{outside} outside their range");
        return outside > 0 ? 1 : 0;
    }

    private static List<Dictionary<string, double>> Train(string model, string parameters, ImageDataSet data)
    {
        using var trainer = ModelCatalog.Create(new(model, Parse(parameters), data, new(0, 0), new("gaussian", 0.3)));
        var epochs = new List<Dictionary<string, double>>();
        while (trainer.Epoch < trainer.Epochs) { epochs.Add(trainer.TrainEpoch(null, CancellationToken.None).Metrics.ToDictionary()); }

        return epochs;
    }

    private static bool Print(Band band, double figure)
    {
        var isInside = figure >= band.Low && figure <= band.High;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {band.Model} | {band.Parameters} | {band.Epoch} | {band.Metric} | {figure:G4} | {band.Low:G4} to {band.High:G4} | {(isInside ? "" : "outside")} |"));
        return isInside;
    }

    private static ParameterSet Parse(string parameters)
    {
        var values = new Dictionary<string, object> { ["epochs"] = (long)Epochs };
        foreach (var pair in parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=')))
        {
            values[pair[0]] = Value(pair[1]);
        }

        return new(values);
    }

    private static object Value(string text) =>
        long.TryParse(text, out var integer) ? integer : bool.TryParse(text, out var flag) ? flag : text;
}
