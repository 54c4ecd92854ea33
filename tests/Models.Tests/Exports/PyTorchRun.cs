using System.Runtime.InteropServices;
using System.Text.Json;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Data;
using Orchestrator.Models.Inference;
using Orchestrator.Models.Tests.Data;
using Orchestrator.Models.Tests.Training;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Exports;

/// <summary>
/// Trains every model for an epoch, exports it, lets the guide's snippets load it in one Python process, and keeps by how much what they
/// give differs from what the program gives.
/// </summary>
public sealed class PyTorchRun : IDisposable
{
    private const int Count = 32;
    private const int Seed = 5;

    private const string Harness = """

        import os, sys
        def numbers(name):
            with open(name, "rb") as file:
                return torch.frombuffer(bytearray(file.read()), dtype=torch.float32)
        differences = {}
        for model_name, snippet in json.load(open("snippets.json")).items():
            os.chdir(model_name)
            names = dict(globals())
            if os.path.exists("images"): names["images"] = numbers("images").reshape(-1, 784)
            if os.path.exists("noise"): names["noise"] = numbers("noise").reshape(100, -1)
            with torch.no_grad():
                exec(snippet, names)
            for what in ("codes", "outputs", "generated"):
                if os.path.exists(what):
                    expected = numbers(what)
                    difference = (names[what].reshape(-1) - expected).abs().max() if names[what].numel() == len(expected) else math.inf
                    differences[model_name + " " + what] = float(difference) if expected.std() > 0 else math.inf
            os.chdir("..")
        print(json.dumps(differences))
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Dictionary<string, double>> _differences;

    public PyTorchRun() => _differences = new(Run);

    /// <summary>The largest differences by model and what it gives, for example <c>vanilla codes</c>.</summary>
    internal IReadOnlyDictionary<string, double> Differences => _differences.Value;

    public void Dispose() => _folder.Dispose();

    private Dictionary<string, double> Run()
    {
        foreach (var model in ModelNames.All) { Export(model, Directory.CreateDirectory(_folder.In(model)).FullName); }

        File.WriteAllText(_folder.In("snippets.json"), JsonSerializer.Serialize(ModelNames.All.ToDictionary(name => name, GuideSnippets.Of)));
        return JsonSerializer.Deserialize<Dictionary<string, double>>(PythonWithTorch.Run(_folder.Path, GuideSnippets.Preamble + Harness))!;
    }

    private static void Export(string name, string folder)
    {
        using var trainer = (Trainer)SmallData.Create(name);
        trainer.TrainEpoch(null, CancellationToken.None);
        using var state = new MemoryStream();
        trainer.SaveState(state);
        state.Position = 0;
        using var model = LoadedModel.Read(name, new(new Dictionary<string, object>()), state);
        using (var file = File.Create(Path.Combine(folder, "winner.safetensors"))) { model.WriteSafetensors(file, "0"); }

        if (ModelUses.Encoding.Contains(name)) { WriteEncoding(model, folder); }

        if (ModelUses.Generating.Contains(name)) { WriteGenerating(model, (INoiseGenerator)trainer.Model, folder); }
    }

    private static void WriteEncoding(LoadedModel model, string folder)
    {
        var pixels = SmallData.Digits.Test.Pixels[..(Count * LabeledImages.PixelCount)];
        Write(folder, "images", [.. pixels.Select(pixel => pixel / 255f)]);
        Write(folder, "codes", model.Encode(pixels).Single().Values);
        Write(folder, "outputs", model.Reconstruct(pixels).Single().Values);
    }

    private static void WriteGenerating(LoadedModel model, INoiseGenerator generator, string folder)
    {
        using var scope = NewDisposeScope();
        Write(folder, "noise", generator.DrawNoise(100, new(Seed, 0), "generate/0").data<float>().ToArray());
        Write(folder, "generated", model.Generate(100, Seed).Single().Values);
    }

    private static void Write(string folder, string name, float[] values) =>
        File.WriteAllBytes(Path.Combine(folder, name), MemoryMarshal.AsBytes(values.AsSpan()));
}
