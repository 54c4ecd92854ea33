using System.CommandLine;
using System.Globalization;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Data;
using Orchestrator.Models.Footprints;
using Orchestrator.Models.Native;

namespace Orchestrator.Bench.Memory;

/// <summary><c>memory [--models A,B] [--data-dir D] [--soak N]</c>, on Linux.</summary>
internal static class MemoryCommand
{
    private const double Megabyte = 1e6;
    private static readonly string[] Known = [.. ModelCatalog.All.Select(model => model.Name)];

    public static Command Create()
    {
        var models = new Option<string>("--models")
        {
            Description = $"Names with commas between: {string.Join(", ", Known)}.",
            DefaultValueFactory = _ => string.Join(',', Known),
        };
        models.Validators.Add(result =>
        {
            foreach (var name in Split(result.GetValueOrDefault<string>()).Except(Known))
            {
                result.AddError($"--models: {name} is no model. Known: {string.Join(", ", Known)}.");
            }
        });
        var folder = new Option<string?>("--data-dir") { Description = "A folder with MNIST's files; without it, the program's own digits." };
        var soak = new Option<int>("--soak") { Description = "Trials to train one after another in this process; 0 for the table of footprints." };
        soak.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 1_000_000) { result.AddError("--soak must be an integer in [0, 1000000]."); }
        });
        var command = new Command("memory", "What trials take at their peak beside what was estimated; whether memory grows over many.")
        {
            models, folder, soak,
        };
        command.SetAction(parsed => Run(Split(parsed.GetValue(models)), parsed.GetValue(folder), parsed.GetValue(soak)));
        return command;
    }

    private static int Run(string[] models, string? folder, int soak)
    {
        if (!ProcessMemory.IsKnown)
        {
            Console.Error.WriteLine("memory: only Linux tells a process what it holds.");
            return 1;
        }

        TorchRuntime.EnsureLoaded();
        if (soak > 0) { return Soak.Run(models, soak); }

        PrintFootprints(models, folder is null ? DataSetLoader.Load(new("digits")) : DataSetLoader.Load(new("mnist") { DataDirectory = folder }));
        return 0;
    }

    private static void PrintFootprints(string[] models, ImageDataSet data)
    {
        // The first trial of a process brings the data set into memory and has the most to compile.
        TrialMemory.Run(models[0], new(new Dictionary<string, object> { ["epochs"] = 1L }), data, 0);
        Console.WriteLine($"{data.Name}: {data.Train.Count} training and {data.Test.Count} test images");
        Console.WriteLine("| model | parameters | measured, MB | estimated, MB | estimate / measured |");
        Console.WriteLine("|---|---|---:|---:|---:|");
        foreach (var (model, name, parameters) in models.SelectMany(Cases))
        {
            var measured = TrialMemory.Measure(model, parameters, data, 0);
            var estimated = TrialFootprint.Of(model, parameters, data.Train.Count);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {model} | {name} | {measured / Megabyte:F0} | {estimated / Megabyte:F0} | {(double)estimated / measured:F2} |"));
        }
    }

    private static IEnumerable<(string Model, string Name, ParameterSet Parameters)> Cases(string model)
    {
        var definition = ModelCatalog.Find(model)!;
        (string Name, long Value)[] changes = [("", 0), ("batch_size", 2048), ("code_size", 1024), ("width", 64)];
        foreach (var (name, value) in changes.Where(change => change.Name is "" or "batch_size" || definition.Parameters.Any(one => one.Name == change.Name)))
        {
            var values = new Dictionary<string, object> { ["epochs"] = 1L };
            if (name != "") { values[name] = value; }

            yield return (model, name == "" ? "defaults" : $"{name} {value}", new(values));
        }
    }

    private static string[] Split(string? models) =>
        (models ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
