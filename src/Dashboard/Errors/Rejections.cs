using System.IO.Pipelines;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Orchestrator.Dashboard.Errors;

/// <summary>Requests that the server refuses before anything of the dashboard sees them.</summary>
public static class Rejections
{
    /// <summary>Says in a body, as problem+json, why a request was refused; behind TLS where there is some.</summary>
    /// <param name="listen">Where the host listens.</param>
    public static ListenOptions UseClearRejections(this ListenOptions listen)
    {
        listen.Use(next => connection =>
        {
            var transport = connection.Transport;
            connection.Transport = new Pipes(transport.Input, new RejectionWriter(transport.Output));
            return next(connection);
        });
        return listen;
    }

    private sealed record Pipes(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
