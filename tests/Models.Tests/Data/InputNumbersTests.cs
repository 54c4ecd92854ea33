using System.Text;
using Orchestrator.Models.Data;
using Orchestrator.Models.Exports;
using Orchestrator.Models.Inference;

namespace Orchestrator.Models.Tests.Data;

public sealed class InputNumbersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("code_0,code_1\n1,-2.5\n3e-1,4\n")]
    [InlineData("1,-2.5\r\n 0.3 , 4\r\n\r\n")]
    public void Read_Csv_TakesRowsWithOrWithoutHeader(string text) => Assert.Equal([1, -2.5f, 0.3f, 4], Read("a.csv", text, 2).Values);

    [Fact]
    public void Read_WhatCodesAreWrittenAs_GivesTheSameBits()
    {
        FloatRows rows = new(3, 2, [0.1f, -7, 1e-30f, float.MaxValue, 0, 1]);

        AtomicFile.Write(_folder.In("codes.npy"), stream => NpyWriter.Write(stream, 3, 2, [rows]));
        AtomicFile.Write(_folder.In("codes.csv"), stream => CsvWriter.Write(stream, 2, [rows]));

        Assert.Equal(rows.Values, InputNumbers.Read(_folder.In("codes.npy"), 2).Values);
        Assert.Equal(rows.Values, InputNumbers.Read(_folder.In("codes.csv"), 2).Values);
    }

    [Fact]
    public void Read_NumpysDoubles_AreRounded()
    {
        var header = "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2), }".PadRight(117) + "\n";
        byte[] bytes =
        [
            0x93, .. "NUMPY"u8, 1, 0, 118, 0, .. Encoding.ASCII.GetBytes(header), .. BitConverter.GetBytes(0.1), .. BitConverter.GetBytes(2.0),
        ];
        File.WriteAllBytes(_folder.In("a.npy"), bytes);

        Assert.Equal([0.1f, 2], InputNumbers.Read(_folder.In("a.npy"), 2).Values);
        Assert.Contains("16 bytes of numbers", Problem(bytes[..^1]), StringComparison.Ordinal);
        Assert.Contains("end of the file", Problem(bytes[..60]), StringComparison.Ordinal);
        Assert.Contains("numpy's format", Problem([1, 2, 3]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,2,3\n", "line 1 has 3 numbers; this trial's model takes 2")]
    [InlineData("1,2\n3,four\n", "line 2, column 2: expected a number, found 'four'")]
    [InlineData("1,2\nNaN,4\n", "row 1, number 0 (both from 0) is NaN")]
    [InlineData("code_0,code_1\n", "there are no numbers")]
    [InlineData("", "there are no numbers")]
    public void Read_CsvThatIsWrong_SaysWhere(string text, string message) =>
        Assert.Contains(message, Assert.Throws<DataSetException>(() => Read("a.csv", text, 2)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{'descr': '<i8', 'fortran_order': False, 'shape': (1, 2), }", "'<f4' or '<f8'")]
    [InlineData("{'descr': '<f4', 'fortran_order': True, 'shape': (1, 2), }", "Fortran")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3), }", "takes 2 numbers")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", "the shape (rows, 2)")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (0, 2), }", "1 to 1000000 rows")]
    public void Read_NpyOfAnotherKind_SaysWhatIsWanted(string header, string message) =>
        Assert.Contains(message, Problem([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header)]), StringComparison.Ordinal);

    [Fact]
    public void Read_OtherEndingOrNoFile_SaysSo()
    {
        Assert.Contains(".csv or .npy", Assert.Throws<DataSetException>(() => InputNumbers.Read("a.txt", 2)).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be read", Assert.Throws<DataSetException>(() => InputNumbers.Read(_folder.In("none.csv"), 2)).Message, StringComparison.Ordinal);
    }

    private FloatRows Read(string name, string text, int width)
    {
        File.WriteAllText(_folder.In(name), text);
        return InputNumbers.Read(_folder.In(name), width);
    }

    private string Problem(byte[] bytes)
    {
        File.WriteAllBytes(_folder.In("wrong.npy"), bytes);
        return Assert.Throws<DataSetException>(() => InputNumbers.Read(_folder.In("wrong.npy"), 2)).Message;
    }
}
