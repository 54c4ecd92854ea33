using System.Net;

namespace Orchestrator.Models.Tests.Data.Idx;

/// <summary>Answers requests from a table; what is not in it is not found.</summary>
internal sealed class FakeMirrors : HttpMessageHandler
{
    public Dictionary<string, byte[]> Files { get; } = [];

    public List<string> Asked { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var address = request.RequestUri!.ToString();
        Asked.Add(address);
        return Task.FromResult(Files.TryGetValue(address, out var bytes)
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(bytes) }
            : new HttpResponseMessage(HttpStatusCode.NotFound));
    }
}
