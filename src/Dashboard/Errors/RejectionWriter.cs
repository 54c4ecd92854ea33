using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Orchestrator.Dashboard.Api;

namespace Orchestrator.Dashboard.Errors;

/// <summary>
/// Passes on what a connection sends, and gives a body to the answers with which Kestrel refuses what it cannot read as a request: they have none,
/// and no middleware sees them.
/// </summary>
internal sealed class RejectionWriter(PipeWriter inner) : PipeWriter
{
    private const string Detail = "The server cannot read this request: its address or a header is too long, or has what HTTP does not allow there, such as %00.";

    private Memory<byte> _memory;

    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    public override long UnflushedBytes => inner.UnflushedBytes;

    public override Memory<byte> GetMemory(int sizeHint = 0) => _memory = inner.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes)
    {
        if (!IsRejection(_memory.Span[..bytes]))
        {
            inner.Advance(bytes);
            return;
        }

        // What is not advanced over is not sent.
        var whole = Encoding.ASCII.GetBytes(WithBody(Encoding.ASCII.GetString(_memory.Span[..bytes])));
        inner.Write(whole);
    }

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(source, cancellationToken);

    // Every answer of the pipeline says how it may be framed.
    private static bool IsRejection(ReadOnlySpan<byte> head) => head.StartsWith("HTTP/1.1 4"u8) && head.EndsWith("\r\n\r\n"u8)
        && head.IndexOf("Content-Length: 0\r\n"u8) > 0 && head.IndexOf("Connection: close\r\n"u8) > 0 && head.IndexOf("X-Frame-Options"u8) < 0;

    private static string WithBody(string head)
    {
        var (start, end) = ("HTTP/1.1 ".Length, head.IndexOf('\r', StringComparison.Ordinal));
        var status = int.Parse(head.AsSpan(start, 3), CultureInfo.InvariantCulture);
        var problem = new ProblemDetails { Status = status, Title = head[(start + 4)..end], Detail = Detail };
        var body = JsonSerializer.Serialize(problem, ApiJson.Options);
        return head.Replace("Content-Length: 0\r\n", $"Content-Length: {body.Length}\r\nContent-Type: application/problem+json\r\n", StringComparison.Ordinal) + body;
    }
}
