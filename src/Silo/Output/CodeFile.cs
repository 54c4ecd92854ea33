using Orchestrator.Models.Data;
using Orchestrator.Models.Exports;
using Orchestrator.Models.Inference;
using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Output;

/// <summary>Writes codes as the file's ending says: .csv or .npy. The file appears whole or not at all.</summary>
internal static class CodeFile
{
    /// <summary>Refuses what names neither.</summary>
    /// <exception cref="CommandException">The ending is another.</exception>
    public static void Check(string path)
    {
        if (!IsNpy(path) && !path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            throw new CommandException(ExitCode.InvalidInput, $"--output {path}: codes are written as .csv or .npy; the file's ending says which.");
        }
    }

    /// <summary>Writes <paramref name="count"/> codes of <paramref name="units"/> numbers.</summary>
    public static void Write(string path, int count, int units, IEnumerable<FloatRows> codes) => OutputFile.Guard(path, () => AtomicFile.Write(path, stream =>
    {
        if (IsNpy(path)) { NpyWriter.Write(stream, count, units, codes); }
        else { CsvWriter.Write(stream, units, codes); }
    }));

    private static bool IsNpy(string path) => path.EndsWith(".npy", StringComparison.OrdinalIgnoreCase);
}
