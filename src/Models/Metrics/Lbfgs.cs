using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Metrics;

/// <summary>
/// Minimizes a smooth convex function: the two-loop recursion of L-BFGS (Nocedal 1980), with steps halved until the function
/// falls enough (Armijo). A fixed number of steps, fewer only where no step leads down any more.
/// </summary>
internal static class Lbfgs
{
    private const int Steps = 60;
    private const int Memory = 10;
    private const int Halvings = 10;
    private const double Sufficient = 1e-4;

    /// <summary>The best point found, in the caller's dispose scope.</summary>
    /// <param name="function">Gives the value and the gradient at a point.</param>
    /// <param name="start">Where to begin; left as it is.</param>
    public static Tensor Minimize(Func<Tensor, (double Value, Tensor Gradient)> function, Tensor start)
    {
        var pairs = new List<(Tensor Move, Tensor Change)>();
        var point = start;
        var (value, gradient) = function(point);
        for (var step = 0; step < Steps; step++)
        {
            var direction = Direction(gradient, pairs);
            if (Search(function, point, value, direction, Dot(gradient, direction)) is not { } found)
            {
                return point;
            }

            pairs.Add((found.Point - point, found.Gradient - gradient));
            pairs.RemoveRange(0, Math.Max(0, pairs.Count - Memory));
            (point, value, gradient) = found;
        }

        return point;
    }

    private static (Tensor Point, double Value, Tensor Gradient)? Search(
        Func<Tensor, (double Value, Tensor Gradient)> function, Tensor point, double value, Tensor direction, double slope)
    {
        var length = 1.0;
        for (var i = 0; i <= Halvings; i++, length /= 2)
        {
            var next = point.Plus(direction.Times(length));
            var (reached, gradient) = function(next);
            if (reached < value + Sufficient * length * slope)
            {
                return (next, reached, gradient);
            }
        }

        return null;
    }

    private static Tensor Direction(Tensor gradient, List<(Tensor Move, Tensor Change)> pairs)
    {
        var direction = gradient.neg();
        var shares = new double[pairs.Count];
        for (var i = pairs.Count - 1; i >= 0; i--)
        {
            shares[i] = Dot(pairs[i].Move, direction) / Dot(pairs[i].Move, pairs[i].Change);
            direction.Add(pairs[i].Change, -shares[i]);
        }

        if (pairs is [.., var last])
        {
            direction.Multiply(Dot(last.Move, last.Change) / Dot(last.Change, last.Change));
        }

        for (var i = 0; i < pairs.Count; i++)
        {
            direction.Add(pairs[i].Move, shares[i] - Dot(pairs[i].Change, direction) / Dot(pairs[i].Move, pairs[i].Change));
        }

        return direction;
    }

    private static double Dot(Tensor a, Tensor b) => a.mul(b).sum().item<float>();
}
