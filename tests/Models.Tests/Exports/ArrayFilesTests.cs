using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Orchestrator.Models.Exports;
using Orchestrator.Models.Inference;

namespace Orchestrator.Models.Tests.Exports;

public sealed class ArrayFilesTests
{
    private static readonly FloatRows[] Codes = [new(2, 3, [0f, -0.5f, 1.1f, float.NaN, 1e-20f, 123456.78f]), new(1, 3, [1, 2, 3])];

    [Fact]
    public void Npy_Codes_HaveNumpysHeaderAndRawFloats()
    {
        var file = Write(stream => NpyWriter.Write(stream, 3, 3, Codes));

        Assert.Equal(128, file.Length - 9 * sizeof(float));
        Assert.Equal([0x93, .. "NUMPY"u8, 1, 0, 118, 0], file[..10]);
        Assert.Equal("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 3), }".PadRight(117) + "\n", Encoding.ASCII.GetString(file[10..128]));
        Assert.Equal(Codes.SelectMany(batch => batch.Values), MemoryMarshal.Cast<byte, float>(file.AsSpan(128)).ToArray());
    }

    [Fact]
    public void Csv_CultureWithDecimalCommas_WritesPointsAndNumbersThatRoundTrip()
    {
        var (before, culture) = (CultureInfo.CurrentCulture, (CultureInfo)CultureInfo.InvariantCulture.Clone());
        culture.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = culture;
        try
        {
            var text = Encoding.UTF8.GetString(Write(stream => CsvWriter.Write(stream, 3, Codes)));

            Assert.Equal("code_0,code_1,code_2\n0,-0.5,1.1\nNaN,1E-20,123456.78\n1,2,3\n", text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static byte[] Write(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        Assert.True(stream.CanWrite);
        return stream.ToArray();
    }
}
