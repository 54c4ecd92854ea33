namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>Takes the sums of a filter out of registers.</summary>
/// <typeparam name="TVector">The vector of floats.</typeparam>
internal interface ISumTaker<TVector>
    where TVector : struct
{
    /// <summary>Takes the sums of the four pixels of a group.</summary>
    void Take(int group, int output, TVector sum0, TVector sum1, TVector sum2, TVector sum3);
}
