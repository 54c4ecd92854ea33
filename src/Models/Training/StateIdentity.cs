namespace Orchestrator.Models.Training;

/// <summary>What a state belongs to. The number of epochs is no part of it, so that a trial can be extended.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Options">The options as text.</param>
/// <param name="DataSha256">The data set.</param>
/// <param name="Stream">A number drawn from the trial's random streams, which stands for its seeds.</param>
internal sealed record StateIdentity(string Model, string Options, string DataSha256, ulong Stream)
{
    /// <summary>Checks that <paramref name="written"/>, from a file, is this.</summary>
    /// <exception cref="InvalidDataException">It is not; the message says in what.</exception>
    public void Check(StateIdentity written)
    {
        Check("model", written.Model, Model);
        Check("options", written.Options, Options);
        Check("data set", written.DataSha256, DataSha256);
        Check("random stream", $"{written.Stream:x}", $"{Stream:x}");
    }

    private static void Check(string what, string written, string expected)
    {
        if (written != expected)
        {
            throw new InvalidDataException(
                $"The training state belongs to another {what}: it was written for {written}, but this trial has {expected}.");
        }
    }
}
