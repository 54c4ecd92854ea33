using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Single;

namespace Orchestrator.Grains.Trials.Latent;

/// <summary>Principal component analysis (Pearson 1901) onto the two axes of the largest variance.</summary>
internal static class PrincipalPlane
{
    /// <summary>Puts codes into the plane; codes of two numbers stay as they are, one number is the first axis.</summary>
    /// <param name="codes">Row by row.</param>
    /// <param name="size">Numbers in a code, from 1.</param>
    /// <returns>A pair for each code, and the share of the variance that the plane holds.</returns>
    public static (IReadOnlyList<(double X, double Y)> Points, double Explained) Of(float[] codes, int size)
    {
        var count = codes.Length / size;
        if (size <= 2)
        {
            return ([.. Enumerable.Range(0, count).Select(i => ((double)codes[i * size], size == 2 ? codes[(i * size) + 1] : 0.0))], 1);
        }

        var rows = DenseMatrix.Build.Dense(count, size, (row, column) => codes[(row * size) + column]);
        var means = rows.ColumnSums() / count;
        var centred = DenseMatrix.Build.Dense(count, size, (row, column) => rows[row, column] - means[column]);
        var covariance = centred.TransposeThisAndMultiply(centred).ToDouble();
        var parts = covariance.Evd(Symmetricity.Symmetric);
        var (first, second) = (AxisOf(parts.EigenVectors, size - 1), AxisOf(parts.EigenVectors, size - 2));
        var held = parts.D[size - 1, size - 1] + parts.D[size - 2, size - 2];
        var whole = covariance.Trace();
        var points = centred.ToDouble();
        return ([.. Enumerable.Range(0, count).Select(row => (points.Row(row) * first, points.Row(row) * second))], whole > 0 ? Math.Clamp(held / whole, 0, 1) : 1);
    }

    // An axis has no sign of its own: its largest part is positive.
    private static Vector<double> AxisOf(Matrix<double> vectors, int column)
    {
        var axis = vectors.Column(column);
        return axis[axis.AbsoluteMaximumIndex()] < 0 ? -axis : axis;
    }

    private static Matrix<double> ToDouble(this Matrix<float> from) => from.Map(value => (double)value);
}
