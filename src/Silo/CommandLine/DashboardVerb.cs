using System.CommandLine;
using Orchestrator.Dashboard;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>dashboard [FILE]</c>: shows a database file; the reader alone, no silo and no actions.</summary>
internal static class DashboardVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The database file.", DefaultValueFactory = _ => SharedOptions.DefaultDatabase };
        var port = new Option<int?>("--port") { Description = "The loopback port. Default: 5080, or the next free one.", HelpName = "P" };
        port.Validators.Add(result => SharedOptions.CheckRange(result, "--port", 1, 65535));
        var command = new Command("dashboard", "Shows a database file in the browser.") { file, port };
        command.SetAction((parsed, cancellation) => ServeAsync(parsed.GetValue(file)!, parsed.GetValue(port), cancellation));
        return command;
    }

    private static async Task<int> ServeAsync(string file, int? port, CancellationToken cancellation)
    {
        using var reader = ReadingVerb.Open(file);
        using var listener = DashboardListener.Open(port is null ? null : $"http://127.0.0.1:{port}");
        var builder = DashboardHost.CreateBuilder(reader, file, listener, Serilog.Core.Logger.None);
        builder.Services.AddSingleton<IHostLifetime, ManualLifetime>();
        await using var app = builder.Build();
        app.MapDashboard();
        await app.StartAsync(cancellation);
        Console.Error.WriteLine($"{Path.GetFullPath(file)} at {listener.Address} - Ctrl-C ends it.");
        await WaitAsync(cancellation);
        await app.StopAsync(CancellationToken.None);
        return ExitCode.Ok;
    }

    private static async Task WaitAsync(CancellationToken cancellation)
    {
        var ended = new TaskCompletionSource();
        using var registration = cancellation.Register(ended.SetResult);
        await ended.Task;
    }
}
