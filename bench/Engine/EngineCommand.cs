using System.CommandLine;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Native;

namespace Orchestrator.Bench.Engine;

/// <summary><c>engine [--models A,B] [--seconds S] [--device cuda:N] [--output table|json]</c>.</summary>
internal static class EngineCommand
{
    private const double DefaultSeconds = 0.5;

    /// <summary>What has a fast way besides the eager one.</summary>
    private static readonly string[] Known =
    [
        ModelNames.Vanilla, ModelNames.Multilayer, ModelNames.Sparse, ModelNames.Denoising, ModelNames.Contractive,
        ModelNames.Convolutional, ModelNames.Vae, ModelNames.Gan, ModelNames.Dcgan,
    ];

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
                result.AddError($"--models: {name} is no model of this benchmark. Known: {string.Join(", ", Known)}.");
            }
        });
        var seconds = new Option<double>("--seconds")
        {
            Description = "Processor seconds of each model and path in each of the seven rounds.",
            DefaultValueFactory = _ => DefaultSeconds,
        };
        seconds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and <= 60))
            {
                result.AddError("--seconds must be a number in (0, 60].");
            }
        });
        var output = new Option<string>("--output") { Description = "table or json.", DefaultValueFactory = _ => "table" };
        output.AcceptOnlyFromAmong("table", "json");
        var python = new Option<string?>("--python") { Description = "A Python that has PyTorch; by default the first of python3 that does." };
        var slots = new Option<int>("--slots")
        {
            Description = "From 2: instead of the table, what so many slots train at once over what one does, by elapsed time.",
            DefaultValueFactory = _ => 1,
        };
        slots.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 256) { result.AddError("--slots must be an integer in [1, 256]."); }
        });
        var place = new Option<string>("--device")
        {
            Description = "cuda:N: instead of the table, that GPU against one core, and against PyTorch on it; with --slots so many slots of it.",
            DefaultValueFactory = _ => TorchDevices.Cpu,
        };
        place.Validators.Add(result =>
        {
            var given = result.GetValueOrDefault<string>();
            if (TorchDevices.FindProblem(given) is { } problem) { result.AddError($"--device '{given}' {problem}."); }
        });
        var command = new Command("engine", "Training speed per model: the fast way, torch's eager one, PyTorch's, the matrix-product peak.")
        {
            models, seconds, output, python, slots, place,
        };
        command.SetAction(parsed =>
        {
            var (names, each, where) = (Split(parsed.GetValue(models)), parsed.GetValue(seconds), TorchDevices.Resolve(parsed.GetValue(place)!));
            return parsed.GetValue(slots) is > 1 and var count ? Scale(names, count, each, where)
                : TorchDevices.IsCuda(where) ? Compare(names, TorchDevices.OfSlot(where, 0), each, FindPython(parsed.GetValue(python)))
                : Run(names, new(each, FindPython(parsed.GetValue(python))), parsed.GetValue(output) == "json");
        });
        return command;
    }

    private static int Scale(string[] models, int slots, double seconds, string place)
    {
        SlotScaling.Print(models, slots, seconds, place);
        return 0;
    }

    private static int Compare(string[] models, string place, double seconds, string? python)
    {
        GpuComparison.Print(models, place, seconds, python);
        return 0;
    }

    private static string? FindPython(string? given)
    {
        var python = PyTorch.Find(given);
        if (python is null) { Console.Error.WriteLine("No Python with PyTorch was found (Debian: python3-torch); its rows are left out."); }

        return python;
    }

    private static int Run(string[] models, EngineBenchmark benchmark, bool isJson)
    {
        var rows = benchmark.Run(models);
        Console.Out.WriteLine(isJson ? EngineReport.Json(rows) : EngineReport.Table(rows));
        return 0;
    }

    private static string[] Split(string? models) =>
        (models ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
