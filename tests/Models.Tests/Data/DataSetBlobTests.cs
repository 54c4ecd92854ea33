using Orchestrator.Models.Data;

namespace Orchestrator.Models.Tests.Data;

public class DataSetBlobTests
{
    private readonly ImageDataSet _data = DataSetLoader.Load(new("digits") { DigitsTrainCount = 20, DigitsTestCount = 10 });

    [Fact]
    public void Read_WhatWriteWrote_IsTheSameDataSet()
    {
        using var bytes = Write();

        var read = DataSetBlob.Read(_data.Name, _data.Sha256, 20, 10, _data.Seed, bytes);

        Assert.Equal(DataSetBlob.LengthOf(20, 10), bytes.Length);
        Assert.Equal(_data.Train.Pixels, read.Train.Pixels);
        Assert.Equal(_data.Test.Labels, read.Test.Labels);
    }

    [Fact]
    public void Read_OneBitChanged_SaysThatItIsNotWhatWasStored()
    {
        using var bytes = Write();
        bytes.GetBuffer()[100] ^= 1;

        var exception = Assert.Throws<DataSetException>(() => DataSetBlob.Read(_data.Name, _data.Sha256, 20, 10, _data.Seed, bytes));

        Assert.Contains(_data.Sha256, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Cut_SaysHowMuchIsMissing()
    {
        using var bytes = Write();
        bytes.SetLength(bytes.Length - 3);

        var exception = Assert.Throws<DataSetException>(() => DataSetBlob.Read(_data.Name, _data.Sha256, 20, 10, _data.Seed, bytes));

        Assert.Contains("3 bytes are missing", exception.Message, StringComparison.Ordinal);
    }

    private MemoryStream Write()
    {
        var bytes = new MemoryStream();
        DataSetBlob.Write(_data, bytes);
        bytes.Position = 0;
        return bytes;
    }
}
