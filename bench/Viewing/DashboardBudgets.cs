using System.Globalization;
using System.Text.Json;
using Orchestrator.Bench.Viewing.Browsing;

namespace Orchestrator.Bench.Viewing;

/// <summary>The dashboard's budgets, each measured through HTTP with server and client on this machine.</summary>
internal static class DashboardBudgets
{
    public static async Task<int> MeasureAsync(string path, CancellationToken cancellation)
    {
        await using var served = await ServedDashboard.StartAsync(path, cancellation);
        var client = served.Client;
        var id = await NewestExperiment.FindAsync(client, cancellation);
        var root = $"/experiments/{id}";
        List<Budget> budgets =
        [
            Of("Trials, the process's first page", await Timing.OnceAsync(client, $"{root}/trials", cancellation), 1000),
            Of("Overview, the first time", await Timing.OnceAsync(client, root, cancellation), 1500),
            Of("Overview, again", await Timing.OfAsync(client, root, cancellation), 1500),
        ];
        foreach (var (what, words) in Views)
        {
            budgets.Add(Of($"Trials, {what}", await Timing.OfAsync(client, $"{root}/trials?{words}", cancellation), 300));
        }

        budgets.Add(Of("Trials, hundredth page", await DeepPageAsync(client, id, cancellation), 300));
        budgets.Add(Of("Columns of 10,000 trials", await Timing.OfAsync(client, $"/api/v1{root}/columns?names=learning_rate,code_size,objective", cancellation), 300));
        var load = await RequestLoad.MeasureAsync(client, id, await CountAsync(client, id, cancellation), cancellation);
        budgets.Add(new($"API, p95 of {load.Count} requests, 20 in flight", load.Percentile95, 50, "ms", load.Processor));
        budgets.Add(new("Gallery, p95 of a step of 12 images", await GallerySteps.MeasureAsync(client, id, cancellation), 60, "ms"));
        var tabs = await OpenTabs.MeasureAsync(client, cancellation);
        budgets.Add(new("Memory of an open page", tabs.Megabytes, 0.5, "MB"));
        budgets.Add(new("Processor time of 10 open pages in 10 s", tabs.ProcessorSeconds, 0.1, "s"));
        if (BrowserLauncher.Find() is null) { Console.WriteLine("left out: parallel coordinates, there is no Chromium here"); }
        else { budgets.AddRange(Of(await ParallelDrawing.MeasureAsync(client.BaseAddress!, id))); }

        Print(budgets);
        return budgets.TrueForAll(budget => budget.IsKept) ? 0 : 1;
    }

    private static IReadOnlyList<(string What, string Words)> Views { get; } =
    [
        ("by objective", "sort=objective"),
        ("by a metric", "sort=-psnr"),
        ("of a model", "model=denoising"),
        ("failed ones", "state=Failed"),
        ("by a parameter", "sort=learning_rate"),
        ("filtered by parameter and metric", "q=lr%3C1e-3%20mse%3C0.01"),
        ("filtered and sorted", "q=model:denoising%20lr%3C1e-3&sort=-ssim"),
        ("filtered to nothing", "q=mse%3C0"),
    ];

    private static async Task<int> CountAsync(HttpClient client, string id, CancellationToken cancellation)
    {
        var experiment = JsonElement.Parse(await client.GetStringAsync($"/api/v1/experiments/{id}", cancellation));
        return experiment.GetProperty("summary").GetProperty("trials").GetProperty("created").GetInt32();
    }

    private static IEnumerable<Budget> Of(ParallelDrawing drawing) =>
    [
        new($"Parallel coordinates, first drawing of {drawing.Lines} lines", drawing.Draw, 400, "ms"),
        new("The same, until the page is free for the first time", drawing.FirstLines, 400, "ms"),
        new("One move of the brush, p95", drawing.Brush, 100, "ms"),
        new("The brush's end until all kept lines are there", drawing.Release, 400, "ms"),
        new("Explore, from the click to the last line", drawing.Page, 1500, "ms"),
    ];

    private static Budget Of(string what, Timing timing, double limit) => new(what, timing.Median, limit, "ms", timing.Processor);

    private static async Task<Timing> DeepPageAsync(HttpClient client, string id, CancellationToken cancellation)
    {
        string? after = null;
        for (var page = 1; page < 100; page++)
        {
            var part = JsonElement.Parse(await client.GetStringAsync($"/api/v1/experiments/{id}/trials?limit=100&after={after}", cancellation));
            if (part.GetProperty("next").GetString() is not { } next) { break; }

            after = next;
        }

        return await Timing.OfAsync(client, $"/experiments/{id}/trials?after={after}", cancellation);
    }

    private static void Print(List<Budget> budgets)
    {
        Console.WriteLine("| what | measured | at most | processor | |");
        Console.WriteLine("|---|---:|---:|---:|---|");
        foreach (var budget in budgets)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {budget.What} | {budget.Measured:0.##} {budget.Unit} | {budget.Limit:0.##} {budget.Unit} | {(double.IsNaN(budget.Processor) ? "" : $"{budget.Processor:0.#} ms")} | {(budget.IsKept ? "pass" : "FAIL")} |"));
        }
    }
}
