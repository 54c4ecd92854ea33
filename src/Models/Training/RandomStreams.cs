using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Orchestrator.Models.Training;

/// <summary>
/// Seeds of random streams, derived by a stable hash and never carried from one use to the next. Training streams depend
/// on the experiment's seed, the trial's stream, the purpose and the epoch; evaluation and sample streams on the
/// experiment's seed and the purpose alone, so that every trial sees the same test noise.
/// </summary>
/// <param name="experimentSeed">The experiment's seed.</param>
/// <param name="trialStream">What tells trials apart: repeats of all settings share theirs, so this is the repeat number.</param>
public sealed class RandomStreams(long experimentSeed, long trialStream)
{
    /// <summary>The seed of a stream that trains.</summary>
    /// <param name="purpose">For example <c>initialization</c>, <c>shuffle</c>, <c>corruption</c>, <c>noise</c>.</param>
    /// <param name="epoch">From 1; 0 for what is drawn once.</param>
    public ulong ForTraining(string purpose, int epoch = 0) =>
        Derive(FormattableString.Invariant($"training/{experimentSeed}/{trialStream}/{purpose}/{epoch}"));

    /// <summary>The seed of a stream that evaluates or samples.</summary>
    /// <param name="purpose">For example <c>evaluation-corruption</c>, <c>sample-noise</c>.</param>
    public ulong ForEvaluation(string purpose) =>
        Derive(FormattableString.Invariant($"evaluation/{experimentSeed}/{purpose}"));

    private static ulong Derive(string path) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(path)));
}
