using System.Security.Cryptography;
using Orchestrator.Models.Data;
using Orchestrator.Models.Tests.Data.Idx;

namespace Orchestrator.Models.Tests.Data;

public sealed class DataSetLoaderTests
{
    [Fact]
    public void Load_Digits_HasTheSizesAsked()
    {
        var digits = Load(new("digits") { DigitsTrainCount = 30, DigitsTestCount = 20, DigitsSeed = 7 });

        Assert.Equal((30, 20, 7L, "digits"), (digits.Train.Count, digits.Test.Count, digits.Seed, digits.Name));
        Assert.Equal(30 * 784, digits.Train.Pixels.Length);
    }

    [Fact]
    public void Load_Digits_HashCoversPixelsAndLabelsInOrder()
    {
        var digits = Load(new("digits") { DigitsTrainCount = 3, DigitsTestCount = 2 });

        byte[] all = [.. digits.Train.Pixels, .. digits.Train.Labels, .. digits.Test.Pixels, .. digits.Test.Labels];
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(all)), digits.Sha256);
    }

    [Theory]
    [InlineData(0, 1, "training")]
    [InlineData(1, -1, "test")]
    public void Load_DigitsOutOfRange_SaysTheLimit(int train, int test, string part)
    {
        var e = IdxBytes.Refused(() => Load(new("digits") { DigitsTrainCount = train, DigitsTestCount = test }));

        Assert.Contains($"{part} images must be between 1 and 1000000", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("minst", "mnist")]
    [InlineData("Fashion_MNIST", "fashion-mnist")]
    [InlineData("digit", "digits")]
    public void Load_UnknownName_GivesTheNearest(string name, string nearest)
    {
        var e = IdxBytes.Refused(() => Load(new(name)));

        Assert.Contains($"'{name}'", e.Message, StringComparison.Ordinal);
        Assert.EndsWith($"the nearest is '{nearest}'.", e.Message, StringComparison.Ordinal);
    }

    /// <summary>Real MNIST where it is at hand, else files of the same names, whose first label is 5 as well.</summary>
    [Fact]
    public void Load_IdxFiles_FirstImageIsAFive()
    {
        using var own = new TemporaryFolder();
        IdxBytes.WriteAll(own.Path);
        var real = RealData.Folder();

        var images = real is null ? Load(new("idx") { DataDirectory = own.Path }) : Load(new("mnist") { DataDirectory = real });

        Assert.Equal(5, images.Train.Labels[0]);
        Assert.Equal(real is null ? (3, 2) : (60_000, 10_000), (images.Train.Count, images.Test.Count));
        Assert.Equal(0, images.Seed);
    }

    [Fact]
    public void Load_MnistFolderAsFashionMnist_IsRefused()
    {
        using var own = new TemporaryFolder();
        IdxBytes.WriteAll(own.Path);
        var folder = RealData.Folder() is { } real ? Path.Combine(real, "mnist") : own.Path;

        var e = IdxBytes.Refused(() => Load(new("fashion-mnist") { DataDirectory = folder }));

        Assert.Contains("of fashion-mnist, found", e.Message, StringComparison.Ordinal);
    }

    private static ImageDataSet Load(DataSetRequest request) => DataSetLoader.Load(request, null, TestContext.Current.CancellationToken);
}
