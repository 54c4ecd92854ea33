using System.CommandLine;
using Orchestrator.Models.Catalog;

namespace Orchestrator.Bench.Engine;

/// <summary><c>engine [--models A,B] [--seconds S] [--output table|json]</c>.</summary>
internal static class EngineCommand
{
    private const double DefaultSeconds = 0.5;

    /// <summary>What has a fast way besides the eager one.</summary>
    private static readonly string[] Known =
    [
        ModelNames.Vanilla, ModelNames.Multilayer, ModelNames.Sparse, ModelNames.Denoising, ModelNames.Contractive,
        ModelNames.Convolutional, ModelNames.Gan, ModelNames.Dcgan,
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
        var command = new Command("engine", "Training speed per model: the fast way, torch's eager one, the matrix-product peak.")
        {
            models, seconds, output,
        };
        command.SetAction(parsed => Run(
            Split(parsed.GetValue(models)!), parsed.GetValue(seconds), parsed.GetValue(output) == "json"));
        return command;
    }

    private static int Run(string[] models, double seconds, bool isJson)
    {
        var rows = EngineBenchmark.Run(models, seconds);
        Console.Out.WriteLine(isJson ? EngineReport.Json(rows) : EngineReport.Table(rows));
        return 0;
    }

    private static string[] Split(string? models) =>
        (models ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
