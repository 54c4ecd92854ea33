namespace Orchestrator.Bench.Sweeps.Recorded;

/// <summary>One parameter of a grid of recorded trials: its numbers in order.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Numbers">Each once, ascending.</param>
internal sealed record CurveAxis(string Name, double[] Numbers)
{
    private bool IsLogarithmic => Numbers[0] > 0 && Numbers[^1] / Numbers[0] >= 100;

    /// <summary>The places below and above a number, and how far it lies from the one to the other, from 0 to 1.</summary>
    public (int Below, int Above, double Share) Locate(double number)
    {
        var above = Array.FindIndex(Numbers, one => one >= number);
        if (above is 0 || Numbers[Math.Max(above, 0)] == number) { return (above, above, 0); }

        if (above < 0) { return (Numbers.Length - 1, Numbers.Length - 1, 0); }

        var (from, to, at) = (Scale(Numbers[above - 1]), Scale(Numbers[above]), Scale(number));
        return (above - 1, above, (at - from) / (to - from));
    }

    private double Scale(double number) => IsLogarithmic ? Math.Log(number) : number;
}
