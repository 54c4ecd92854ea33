using Orchestrator.Models.Images;
using Orchestrator.Models.Training;

namespace Orchestrator.Models.Tests.Training;

public sealed class SampleTests
{
    [Theory]
    [InlineData("vanilla", "reconstruction", 5, 5, 2)]
    [InlineData("convolutional", "reconstruction", 1, 1, 2)]
    [InlineData("denoising", "reconstruction", 5, 5, 3)]
    [InlineData("denoising", "reconstruction", 64, 60, 3)]
    [InlineData("gan", "generation", 16, 4, 4)]
    [InlineData("dcgan", "generation", 5, 3, 2)]
    [InlineData("wgan-gp", "generation", 16, 4, 4)]
    public void DrawSamples_Count_GivesOneGridOfThatShape(string model, string kind, int count, int columns, int rows)
    {
        using var trainer = SmallData.Create(model);

        var sample = Assert.Single(trainer.DrawSamples(count));

        var expected = ImageGrid.Compose(new byte[784], rows, columns);
        var image = PngReader.Read(sample.Png);
        Assert.Equal(kind, sample.Kind);
        Assert.Equal((expected.Width, expected.Height), (image.Width, image.Height));
    }

    [Fact]
    public void DrawSamples_Variational_GivesReconstructionsAndGenerations()
    {
        using var one = SmallData.Create("vae", stream: 0);
        using var other = SmallData.Create("vae", stream: 1);

        var (samples, others) = (one.DrawSamples(5), other.DrawSamples(5));

        Assert.Equal(["reconstruction", "generation"], samples.Select(sample => sample.Kind));
        var (reconstruction, generation) = (PngReader.Read(samples[0].Png), PngReader.Read(samples[1].Png));
        Assert.Equal(ImageGrid.Compose(new byte[784], 2, 5).Width, reconstruction.Width);
        Assert.Equal(ImageGrid.Compose(new byte[784], 2, 3).Height, generation.Height);
        var inputs = reconstruction.Width * reconstruction.Height / 2;
        Assert.Equal(reconstruction.Pixels[..inputs], PngReader.Read(others[0].Png).Pixels[..inputs]);
        Assert.NotEqual(generation.Pixels, PngReader.Read(others[1].Png).Pixels);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public void DrawSamples_CountOutOfRange_IsRefused(int count)
    {
        using var trainer = SmallData.Create("vanilla");

        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.DrawSamples(count));
    }

    [Fact]
    public void DrawSamples_OtherTrialOfTheExperiment_ShowsTheSameInputs()
    {
        using var one = SmallData.Create("denoising", stream: 0);
        using var other = SmallData.Create("denoising", stream: 1);

        var (first, second) = (PngReader.Read(one.DrawSamples(8)[0].Png), PngReader.Read(other.DrawSamples(8)[0].Png));

        var twoRows = first.Width * first.Height * 2 / 3;
        Assert.Equal(first.Pixels[..twoRows], second.Pixels[..twoRows]);
        Assert.NotEqual(first.Pixels, second.Pixels);
    }

    [Fact]
    public void Spread_MoreThanClasses_TakesEachClassInTurn()
    {
        byte[] labels = [3, 3, 1, 1, 1, 2];

        Assert.Equal([2, 5, 0, 3, 1], SampleImages.Spread(labels, 5));
        Assert.Equal([2, 5, 0], SampleImages.Spread(labels, 3));
        Assert.Equal([2, 5, 0, 3, 1, 4], SampleImages.Spread(labels, 10));
    }
}
