using Orchestrator.Models.Native;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.Doctor;

/// <summary>Whether the native library loads; where it does, on what it can train and what trials will record of it.</summary>
internal static class TorchCheck
{
    public static IReadOnlyList<Finding> LookAll()
    {
        try
        {
            TorchRuntime.EnsureLoaded();
            return [LookAtVersion(), JudgeGpus(Gpus.Names, Gpus.AreDeterministic), Finding.Good("environment", EnvironmentRecord.ToJson())];
        }
        catch (TorchRuntimeException exception)
        {
            return [Finding.Bad("libtorch", exception.Message)];
        }
    }

    internal static Finding JudgeVersion(string description, bool isExpected) => isExpected
        ? Finding.Good("libtorch", description)
        : Finding.Doubtful("libtorch", $"{description}: TorchSharp was built for {TorchRuntime.ExpectedVersion}, and this is another.");

    internal static Finding JudgeGpus(IReadOnlyList<string> names, bool areDeterministic) =>
        names.Count == 0 ? Finding.Good("gpu", "None that libtorch can use; trials train on the processor.")
        : areDeterministic ? Finding.Good("gpu", $"{string.Join(", ", names)}.")
        : Finding.Doubtful("gpu", $"{string.Join(", ", names)}. Equal trials may differ in the last bits: this libtorch has no switch for it that is known here.");

    private static Finding LookAtVersion() => JudgeVersion(TorchRuntime.Describe(), TorchRuntime.IsExpectedVersion);
}
