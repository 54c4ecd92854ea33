using Orchestrator.Models.Fast.Adversarial.Dcgan;
using Orchestrator.Models.Gans;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Tensors;
using Orchestrator.Models.Tests.Training;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Fast.Adversarial.Dcgan;

/// <summary>Both networks of a DCGAN, the same for the same parameters, with parameters that no initialization leaves at 0 or 1.</summary>
internal sealed class DcganPair : IDisposable
{
    public DcganPair(string parameters)
    {
        Options = new(SmallData.Parse(parameters));
        using var random = new Generator(7, CPU);
        Generator = new(Options.NoiseSize, Options.Width, new(random));
        Discriminator = new(Options.Width, new(random));
        using var scope = NewDisposeScope();
        using var withoutGradients = no_grad();
        foreach (var parameter in Generator.parameters().Concat(Discriminator.parameters()).Where(parameter => parameter.dim() == 1))
        {
            parameter.Add(empty_like(parameter).uniform_(-0.1, 0.1, random));
        }
    }

    public DcganOptions Options { get; }

    public ConvolutionalGenerator Generator { get; }

    public ConvolutionalDiscriminator Discriminator { get; }

    /// <summary>Parameters and buffers.</summary>
    public IReadOnlyList<NamedTensor> Weights =>
        [.. ModuleWeights.Of("generator", Generator), .. ModuleWeights.Of("discriminator", Discriminator)];

    public FastDcgan CreateFast(int lanes) => new(Options, Generator, Discriminator, lanes);

    public void Dispose()
    {
        Generator.Dispose();
        Discriminator.Dispose();
    }
}
