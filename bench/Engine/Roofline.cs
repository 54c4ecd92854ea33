using Orchestrator.Models.Native;
using static TorchSharp.torch;

namespace Orchestrator.Bench.Engine;

/// <summary>The core's peak: libtorch's product of two 1024 x 1024 matrices on one thread.</summary>
internal sealed class Roofline : IDisposable
{
    private const int Size = 1024;
    private const double Operations = 2.0 * Size * Size * Size;
    private readonly Tensor _a = ones(Size, Size);
    private readonly Tensor _b = ones(Size, Size);

    public Roofline() => TorchRuntime.EnsureLoaded();

    /// <summary>Floating-point operations per second: the best product within <paramref name="seconds"/>.</summary>
    public double Measure(double seconds)
    {
        var (best, end) = (double.MaxValue, ThreadClock.Seconds() + seconds);
        for (var start = ThreadClock.Seconds(); start < end;)
        {
            using var scope = NewDisposeScope();
            mm(_a, _b);
            var now = ThreadClock.Seconds();
            (best, start) = (Math.Min(best, now - start), now);
        }

        return Operations / best;
    }

    public void Dispose()
    {
        _a.Dispose();
        _b.Dispose();
    }
}
