using System.Security.Cryptography;
using System.Text;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Models.Images;

namespace Orchestrator.Grains.Digests;

/// <summary>
/// Everything that must be equal between two runs of one experiment, as lines of text: the specification, each data set,
/// trials, parameters, states, the bits of every metric, warnings, weight hashes, sample images by their pixels. Nothing about times,
/// attempts or workers.
/// </summary>
public static class ExperimentDigest
{
    private const int PageSize = 500;

    /// <summary>The lines, in trial and epoch order.</summary>
    /// <param name="reader">The database.</param>
    /// <param name="id">An experiment that it has.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async IAsyncEnumerable<string> ListPartsAsync(
        IExperimentReader reader, string id, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var experiment = (await reader.FindExperimentAsync(id, cancellation))!;
        yield return $"specification {experiment.SpecHash}";
        foreach (var set in experiment.Spec.DataSets) { yield return $"data set {set.Name} {set.Sha256}"; }

        string? after = null;
        do
        {
            var page = await reader.ListTrialsAsync(id, new(After: after, Limit: PageSize), cancellation);
            foreach (var trial in page.Items)
            {
                foreach (var part in await ListPartsAsync(reader, id, trial.Number, cancellation)) { yield return part; }
            }

            after = page.Next;
        }
        while (after is not null);
    }

    /// <summary>One SHA-256 over <paramref name="parts"/>, in lower-case hex; each part ends with a line feed.</summary>
    public static async Task<string> HashAsync(IAsyncEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var part in parts) { hash.AppendData(Encoding.UTF8.GetBytes(part + '\n')); }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task<IReadOnlyList<string>> ListPartsAsync(
        IExperimentReader reader, string id, int number, CancellationToken cancellation)
    {
        var trial = (await reader.FindTrialAsync(id, number, cancellation))!;
        List<string> parts = [DescribeTrial(trial.Summary)];
        foreach (var epoch in trial.Epochs)
        {
            parts.AddRange(epoch.Metrics.OrderBy(metric => metric.Name, StringComparer.Ordinal)
                .Select(metric => $"trial {number} epoch {epoch.Epoch} {metric.Name} {Bits(metric.Value):x16}"));
        }

        parts.AddRange(trial.Warnings.Select(warning =>
            $"trial {number} warning {warning.Kind} epochs {warning.FirstEpoch} to {warning.LastEpoch}"));
        foreach (var sample in trial.Samples)
        {
            var png = (await reader.GetSampleAsync(id, number, sample.Epoch, sample.Kind, cancellation))!;
            parts.Add($"trial {number} epoch {sample.Epoch} {sample.Kind} {DescribePixels(png)}");
        }

        return parts;
    }

    private static string DescribeTrial(TrialSummary trial)
    {
        var parameters = string.Join(' ', trial.Parameters.Select(parameter => $"{parameter.Name}={parameter.Value}"));
        return $"trial {trial.Number} setting {trial.Setting} repeat {trial.Repeat} {trial.Family} {parameters} "
            + (trial.Origin is { } origin ? $"from {origin.Trial} epoch {origin.Epoch} " : "")
            + $"{trial.State} {trial.Failure?.Kind.ToString() ?? "-"} {trial.WeightsHash ?? "-"}";
    }

    /// <summary>The IEEE bits, with one NaN for all: which NaN it was depends on the processor.</summary>
    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value);

    private static string DescribePixels(byte[] png)
    {
        var image = PngReader.Read(png);
        return $"{image.Width}x{image.Height} {Convert.ToHexStringLower(SHA256.HashData(image.Pixels))}";
    }
}
