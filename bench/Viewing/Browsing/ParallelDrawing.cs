using Microsoft.Playwright;

namespace Orchestrator.Bench.Viewing.Browsing;

/// <summary>How long parallel coordinates take in a real browser, drawn by the processor.</summary>
/// <param name="Lines">Trials drawn.</param>
/// <param name="Page">From the click to the last line, in ms.</param>
/// <param name="Draw">The first drawing of all lines, over several frames, in ms.</param>
/// <param name="FirstLines">Of these until the page is free again for the first time, in ms.</param>
/// <param name="Brush">One move of the brush until its lines are there, 95th percentile, in ms.</param>
/// <param name="Release">The brush's end until all kept lines are there, in ms.</param>
internal sealed record ParallelDrawing(int Lines, double Page, double Draw, double FirstLines, double Brush, double Release)
{
    private const int Moves = 40;
    private const int Patience = 60_000;

    private const string Took = """
        async () => {
          const figure = document.querySelector("[data-parallel]");
          while (!figure?.dataset.took) { await new Promise(requestAnimationFrame); }
          return [Number(figure.dataset.lines), performance.now(), Number(figure.dataset.took), Number(figure.dataset.first ?? figure.dataset.took)];
        }
        """;

    // Moves the pointer in the page itself, so that the browser's driver is no part of the time.
    private const string Drag = """
        async (moves) => {
          const figure = document.querySelector("[data-parallel]");
          const canvas = figure.querySelector("canvas[tabindex]");
          const box = canvas.getBoundingClientRect();
          const send = async (kind, y) => {
            delete figure.dataset.took;
            const start = performance.now();
            canvas.dispatchEvent(new PointerEvent(kind, { pointerId: 1, clientX: box.left + x, clientY: box.top + y, bubbles: true }));
            while (kind !== "pointerdown" && !figure.dataset.took) { await new Promise(requestAnimationFrame); }
            return performance.now() - start;
          };
          canvas.setPointerCapture = () => {};
          const x = 50;
          await send("pointerdown", 60);
          const times = [];
          for (let i = 1; i <= moves; i++) { times.push(await send("pointermove", 60 + i * 4)); }
          return [...times, await send("pointerup", 60 + moves * 4)];
        }
        """;

    /// <summary>Opens the page of an experiment's trials as lines, in a window of 1280 x 900.</summary>
    public static async Task<ParallelDrawing> MeasureAsync(Uri site, string experiment)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await BrowserLauncher.LaunchAsync(playwright);
        var page = await browser.NewPageAsync(new() { BaseURL = site.ToString(), ViewportSize = new() { Width = 1280, Height = 900 }, BypassCSP = true });
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync($"/experiments/{experiment}/explore");
        var first = await page.EvaluateAsync<double[]>(Took);
        var moved = await page.EvaluateAsync<double[]>(Drag, Moves);
        var brush = moved[..^1].Order().ToList();
        return new((int)first[0], first[1], first[2], first[3], brush[(int)(brush.Count * 0.95)], moved[^1]);
    }
}
