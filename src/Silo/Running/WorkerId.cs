using Orchestrator.Grains.Hosting;

namespace Orchestrator.Silo.Running;

/// <summary>A worker process's id.</summary>
internal static class WorkerId
{
    private const int Length = 12;

    /// <summary>A new id: 12 letters and digits.</summary>
    /// <param name="member">How it begins: by that the worker's certificate fits it. Null where there is none.</param>
    public static string Draw(string? member = null) =>
        member + RandomId.Draw(Length - (member?.Length ?? 0));
}
