using Orchestrator.Models.Catalog;
using Orchestrator.Models.Data;
using Orchestrator.Models.Inference;
using Orchestrator.Models.Tests.Training;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Inference;

public sealed class LoadedModelTests
{
    private static readonly byte[] Pixels = SmallData.Digits.Test.Pixels;

    public static TheoryData<string, string> EncodingModels { get; } = Rows(ModelUses.Encoding);

    public static TheoryData<string, string> GeneratingModels { get; } = Rows(ModelUses.Generating);

    [Theory]
    [MemberData(nameof(EncodingModels))]
    [InlineData("denoising", "base=convolutional;code_layer=4")]
    public void Encode_TestImages_HasTheBitsThatCodeMetricsAreMeasuredOn(string name, string parameters)
    {
        using var scope = NewDisposeScope();
        using var trainer = Trained(name, parameters);
        using var model = Load(trainer, name, parameters);

        var codes = model.Encode(Pixels).Single();

        var expected = ((IEncoder)trainer.Model).Encode(ResidentImages.Of(SmallData.Digits.Test));
        Assert.Equal((60L, model.CodeSize, 1), (codes.Count, codes.Width, model.Epoch));
        Assert.Equal(expected.contiguous().bytes.ToArray(), Bytes(codes.Values));
    }

    [Fact]
    public void Encode_MoreThanABatch_HasTheBitsThatCodeMetricsAreMeasuredOn()
    {
        using var scope = NewDisposeScope();
        byte[] many = [.. Enumerable.Repeat(Pixels, 18).SelectMany(pixels => pixels)];
        foreach (var name in (string[])["vanilla", "convolutional", "vae"])
        {
            using var trainer = Trained(name);
            using var model = Load(trainer, name);

            var codes = model.Encode(many).ToList();

            var expected = ((IEncoder)trainer.Model).Encode(ResidentImages.Of(new(many, new byte[1_080])));
            Assert.Equal([1_000, 80], codes.Select(batch => batch.Count));
            Assert.Equal(expected.contiguous().bytes.ToArray(), Bytes([.. codes.SelectMany(batch => batch.Values)]));
        }
    }

    [Theory]
    [MemberData(nameof(EncodingModels))]
    public void Reconstruct_TestImages_HasTheErrorThatTheTrainerMeasured(string name, string parameters)
    {
        using var trainer = Trained(name, parameters);
        using var model = Load(trainer, name, parameters);

        var images = model.Reconstruct(Pixels).Single().Values;

        var error = images.Zip(Pixels, (value, pixel) => Math.Pow(value - pixel / 255.0, 2)).Average();
        var measured = trainer.Model.Evaluate(ResidentImages.Of(SmallData.Digits.Test)).Single(metric => metric.Key == "mse").Value;
        Assert.Equal(measured, error, measured * 1e-5);
    }

    [Theory]
    [MemberData(nameof(EncodingModels))]
    [InlineData("denoising", "base=multilayer;code_layer=1")]
    public void Decode_CodesOfImages_GivesTheBitsOfTheirReconstruction(string name, string parameters)
    {
        using var trainer = Trained(name, parameters);
        using var model = Load(trainer, name, parameters);

        var images = model.Decode(model.Encode(Pixels).Single());

        var expected = model.Reconstruct(Pixels).Single();
        Assert.Equal((expected.Count, LabeledImages.PixelCount), (images.Count, images.Width));
        // The code of a convolutional network has the bits of the metrics, which are measured without torch's operators.
        if (name == "convolutional") { Assert.All(images.Values.Zip(expected.Values), pair => Assert.Equal(pair.Second, pair.First, 1e-4)); }
        else { Assert.Equal(Bytes(expected.Values), Bytes(images.Values)); }
    }

    [Fact]
    public void Decode_CodesOfAnotherWidth_SaysBoth()
    {
        using var trainer = Trained("vanilla");
        using var model = Load(trainer, "vanilla");

        var exception = Assert.Throws<ArgumentException>(() => model.Decode(new(1, 3, [1, 2, 3])));

        Assert.Contains("A code of this vanilla has 64 numbers, but these have 3.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sparse", false)]
    [InlineData("contractive", false)]
    [InlineData("vae", true)]
    public void HasNegativeCodes_OfAModel_FollowsFromWhatGivesTheCode(string name, bool expected)
    {
        using var trainer = Trained(name);
        using var model = Load(trainer, name);

        Assert.Equal(expected, model.HasNegativeCodes);
        Assert.Equal(expected, model.Encode(Pixels).Single().Values.Min() < 0);
    }

    [Theory]
    [InlineData("gan", "", true)]
    [InlineData("gan", "noise=uniform", false)]
    public void DrawNoise_OfASeed_IsWhatThatSeedsImagesAreMadeFrom(string name, string parameters, bool isNormal)
    {
        using var trainer = Trained(name, parameters);
        using var model = Load(trainer, name, parameters);

        var noise = model.DrawNoise(7, 3).Single();

        Assert.Equal((7, model.NoiseSize, isNormal), (noise.Count, noise.Width, model.HasNormalNoise));
        Assert.Equal(Values(model.Generate(7, 3)), Values(model.Generate(noise)));
    }

    [Theory]
    [MemberData(nameof(GeneratingModels))]
    public void Generate_EqualSeeds_GiveEqualBitsOthersDoNot(string name, string parameters)
    {
        using var trainer = Trained(name, parameters);
        using var model = Load(trainer, name, parameters);
        using var again = Load(trainer, name, parameters);

        var images = Values(model.Generate(30, 3));

        Assert.Equal(30 * LabeledImages.PixelCount, images.Length);
        Assert.All(images, value => Assert.InRange(value, 0, 1));
        Assert.Equal(images, Values(again.Generate(30, 3)));
        Assert.Equal(images, Values(model.Generate(210, 3))[..images.Length]);
        Assert.NotEqual(images, Values(model.Generate(30, 4)));
    }

    [Theory, MemberData(nameof(GeneratingModels))]
    public void Generate_GivenNoise_GivesTheBitsOfTheSameNoiseDrawn(string name, string parameters)
    {
        using var scope = NewDisposeScope();
        using var trainer = Trained(name, parameters);
        using var model = Load(trainer, name, parameters);
        var noise = ((INoiseGenerator)trainer.Model).DrawNoise(100, new(3, 0), "generate/0");
        var values = noise.contiguous().data<float>().ToArray();

        Assert.Equal(noise.shape[1], model.NoiseSize);
        var images = Values(model.Generate(new FloatRows(100, model.NoiseSize, values)));
        Assert.Equal(Values(model.Generate(100, 3)), images);
        Assert.Equal(images[..(7 * LabeledImages.PixelCount)], Values(model.Generate(new FloatRows(7, model.NoiseSize, values[..(7 * model.NoiseSize)]))));
    }

    [Fact]
    public void Generate_TwoBatches_DoNotRepeatImages()
    {
        using var trainer = Trained("gan");
        using var model = Load(trainer, "gan");

        var images = model.Generate(200, 0).SelectMany(batch => Enumerable.Range(0, batch.Count).Select(row => Convert.ToHexString(Bytes(batch.Row(row).ToArray()))));

        Assert.Equal(200, images.Distinct().Count());
    }

    [Fact]
    public void ModelUses_EveryModel_IsListedForWhatItCan()
    {
        foreach (var name in ModelNames.All)
        {
            using var trainer = (Trainer)SmallData.Create(name);

            Assert.Equal(ModelUses.Encoding.Contains(name), trainer.Model is IEncoder and IDecoder and IReconstructor);
            Assert.Equal(ModelUses.Generating.Contains(name), trainer.Model is INoiseGenerator);
        }
    }

    [Fact]
    public void Encode_OfAGan_IsNotSupported()
    {
        using var trainer = Trained("gan");
        using var model = Load(trainer, "gan");

        Assert.Throws<NotSupportedException>(() => model.Encode(Pixels));
    }

    [Theory]
    [InlineData("multilayer", "", "another model")]
    [InlineData("vanilla", "code_size=5", "another network")]
    public void Read_CheckpointOfSomethingElse_SaysOfWhat(string name, string parameters, string expected)
    {
        var exception = Assert.Throws<InvalidDataException>(() => LoadedModel.Read(name, SmallData.Parse(parameters), State(Trained("vanilla"))));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CutCheckpoint_IsRefused()
    {
        var state = State(Trained("vanilla"));
        state.SetLength(state.Length - 1);

        var exception = Assert.Throws<InvalidDataException>(() => LoadedModel.Read("vanilla", SmallData.Parse(""), state));

        Assert.Contains("torn", exception.Message, StringComparison.Ordinal);
    }

    private static TheoryData<string, string> Rows(IReadOnlyList<string> models)
    {
        var rows = new TheoryData<string, string>();
        foreach (var row in SmallData.Models.Where(row => models.Contains(row.Data.Item1))) { rows.Add(row.Data.Item1, row.Data.Item2); }

        return rows;
    }

    private static Trainer Trained(string name, string parameters = "")
    {
        var trainer = (Trainer)SmallData.Create(name, parameters);
        trainer.TrainEpoch(null, TestContext.Current.CancellationToken);
        return trainer;
    }

    private static LoadedModel Load(Trainer trainer, string name, string parameters = "")
    {
        using var state = new MemoryStream();
        trainer.SaveState(state);
        state.Position = 0;
        return LoadedModel.Read(name, SmallData.Parse(parameters), state);
    }

    private static MemoryStream State(Trainer trainer)
    {
        var state = new MemoryStream();
        using (trainer) { trainer.SaveState(state); }

        state.Position = 0;
        return state;
    }

    private static float[] Values(IEnumerable<FloatRows> batches) => [.. batches.SelectMany(batch => batch.Values)];

    private static byte[] Bytes(float[] values) => System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
}
