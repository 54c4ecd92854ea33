using Orchestrator.Grains.Search.Jobs;

namespace Orchestrator.Grains.Search.Pruners;

/// <summary>Reasons in words: <c>pruned at epoch 3: 0.0131, cut 0.0112, rung 1 of 3, 2nd of 8</c>.</summary>
internal sealed class RungText(LossScale scale, RungLadder ladder)
{
    /// <summary>A setting at a rung, what cut it was held to, and how it ranks there.</summary>
    public string Of(string verb, Rung rung, RungEntry entry, double cut) =>
        $"{Head(verb, rung.Epoch, entry.Loss)}, cut {scale.Show(cut)}, {PlaceOf(rung.Epoch)}, "
        + $"{Ordinal(rung.RankOf(entry.Setting, entry.Loss))} of {rung.Count}";

    /// <summary>A setting at an epoch, and a rule that does not compare it with others.</summary>
    public string Of(string verb, int epoch, double loss, string rule) => $"{Head(verb, epoch, loss)}, {rule}";

    /// <summary>Which rung an epoch is: <c>rung 1 of 3</c>.</summary>
    public string PlaceOf(int epoch) => $"rung {ladder.IndexOf(epoch) + 1} of {ladder.Count}";

    /// <summary>1st, 2nd, 3rd, 4th, 11th.</summary>
    public static string Ordinal(int rank) => (rank % 100, rank % 10) switch
    {
        (11 or 12 or 13, _) => $"{rank}th",
        (_, 1) => $"{rank}st",
        (_, 2) => $"{rank}nd",
        (_, 3) => $"{rank}rd",
        _ => $"{rank}th",
    };

    private string Head(string verb, int epoch, double loss) => $"{verb} at epoch {epoch}: {scale.Show(loss)}";
}
