using System.Globalization;

namespace Orchestrator.Dashboard.Text;

/// <summary>Addresses of pages and images.</summary>
internal static class Addresses
{
    public static string Experiment(string id) => $"/experiments/{Uri.EscapeDataString(id)}";

    public static string Trials(string id) => $"{Experiment(id)}/trials";

    public static string Gallery(string id) => $"{Experiment(id)}/gallery";

    public static string Explore(string id) => $"{Experiment(id)}/explore";

    public static string Importance(string id) => $"{Experiment(id)}/importance";

    public static string Trial(string id, int number) => string.Create(
        CultureInfo.InvariantCulture, $"{Trials(id)}/{number}");

    /// <summary>Where a command to an experiment is asked for and sent to.</summary>
    public static string Action(string id, string kind) => $"{Experiment(id)}/actions/{kind.ToLowerInvariant()}";

    /// <summary>The form that enqueues parameter sets, with some to begin with.</summary>
    public static string Enqueue(string id, IEnumerable<string> sets) => With(Action(id, "enqueue"), ("sets", string.Join('\n', sets)));

    /// <summary>The form that forks a trial at an epoch.</summary>
    public static string Fork(string id, int trial, int epoch) => With(Action(id, "fork"), ("trial", trial), ("epoch", epoch));

    /// <summary>Where a command to some of its trials is sent to.</summary>
    public static string TrialAction(string id, string kind) => $"{Trials(id)}/actions/{kind.ToLowerInvariant()}";

    public static string Latent(string id, int number) => $"{Trial(id, number)}/latent";

    public static string Log(string id, int number) => $"{Trial(id, number)}/logs";

    public static string Traversal(string id, int number) => $"{Latent(id, number)}/traversal";

    public static string TraversalPicture(string id, int number) => $"{Latent(id, number)}/traversal.png";

    public static string Reproduction(string id, int number) => $"{Trial(id, number)}/reproduce.yaml";

    /// <summary>Where something is asked of a worker.</summary>
    public static string Worker(string id, string verb) => $"/cluster/workers/{Uri.EscapeDataString(id)}/{verb}";

    /// <summary>The page of a new sweep around trials that are named <c>ID/NUMBER</c>.</summary>
    public static string NewAround(IEnumerable<string> trials) => With("/new", ("t", string.Join(',', trials)));

    public static string Events(string? id) => With("/events", ("experiment", id));

    public static string Sample(string id, int number, int epoch, string kind) => string.Create(
        CultureInfo.InvariantCulture, $"{Trial(id, number)}/samples/{epoch}/{Uri.EscapeDataString(kind)}.png");

    public static string Sample(string id, int number, int epoch) => string.Create(
        CultureInfo.InvariantCulture, $"{Trial(id, number)}/samples/{epoch}.png");

    public static string LatestSample(string id, int number) => $"{Trial(id, number)}/samples/latest.png";

    /// <summary>The address with those words whose value is set.</summary>
    public static string With(string address, params ReadOnlySpan<(string Word, object? Value)> words)
    {
        var separator = '?';
        foreach (var (word, value) in words)
        {
            if (Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text)
            {
                address += $"{separator}{word}={Uri.EscapeDataString(text)}";
                separator = '&';
            }
        }

        return address;
    }
}
