namespace Orchestrator.Dashboard.Requests;

/// <summary>A request that gets an error answer, as a page or as problem+json.</summary>
/// <param name="status">The HTTP status, 400 to 599.</param>
/// <param name="title">A few words.</param>
/// <param name="detail">One sentence: where, what value, what is allowed.</param>
/// <param name="candidates">Ids that may be meant.</param>
internal sealed class RequestException(int status, string title, string detail, IReadOnlyList<string>? candidates = null)
    : Exception(detail)
{
    public int Status { get; } = status;

    public string Title { get; } = title;

    public IReadOnlyList<string> Candidates { get; } = candidates ?? [];

    public static RequestException BadRequest(string detail) => new(400, "That request cannot be answered", detail);

    public static RequestException NotFound(string detail) => new(404, "Not found", detail);
}
