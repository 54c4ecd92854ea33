using Orchestrator.Models.Data;

namespace Orchestrator.Silo.Running;

/// <summary>Shows a download on standard error: a bar that is drawn over itself on a terminal, one line a file elsewhere.</summary>
internal sealed class DownloadLine : IProgress<DownloadProgress>
{
    private const int Width = 30;
    private string? _file;
    private int _shown = -1;

    public void Report(DownloadProgress value)
    {
        var fraction = value.BytesTotal is > 0 and var total ? (double)value.BytesReceived / total : 0;
        if (Console.IsErrorRedirected) { ReportLine(value); }
        else { ReportBar(value, fraction); }
    }

    private void ReportLine(DownloadProgress value)
    {
        if (_file == value.File) { return; }

        _file = value.File;
        Console.Error.WriteLine($"Downloading {value.File} ({value.BytesTotal?.ToString("N0") ?? "?"} bytes)");
    }

    private void ReportBar(DownloadProgress value, double fraction)
    {
        var percent = (int)(fraction * 100);
        if (_file == value.File && percent == _shown) { return; }

        (_file, _shown) = (value.File, percent);
        var filled = (int)(fraction * Width);
        Console.Error.Write($"\r{value.File} {new string('━', filled)}{new string('·', Width - filled)} {percent,3} %");
        if (value.BytesReceived == value.BytesTotal) { Console.Error.WriteLine(); }
    }
}
