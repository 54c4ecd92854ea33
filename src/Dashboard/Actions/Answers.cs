using Microsoft.AspNetCore.Http;

namespace Orchestrator.Dashboard.Actions;

/// <summary>What follows a form.</summary>
internal static class Answers
{
    /// <summary>Leads to a page, so that loading it again sends nothing again.</summary>
    public static IResult SeeOther(string address) => new SeeOtherResult(address);

    private sealed class SeeOtherResult(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
