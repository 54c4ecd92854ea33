using Orchestrator.Models.Metrics;
using Orchestrator.Models.Tensors;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Detectors;

/// <summary>What predictors that look at no image score: the lines that a model is judged by. Mean squared errors on the images of selection.</summary>
/// <param name="Error">Of the mean of the training images; about the variance of the images. 0.0675 on MNIST's test images.</param>
/// <param name="GreyError">Of 0.5 everywhere, which is about what an untrained network gives.</param>
internal sealed record MeanImage(double Error, double GreyError)
{
    public static MeanImage Of(TrainingSplit split)
    {
        using var scope = NewDisposeScope();
        var mean = split.Images.mean([0L], keepdim: true);
        return new(ErrorOf(mean, split.Selection), ErrorOf(mean.FilledLike(0.5), split.Selection));
    }

    private static double ErrorOf(Tensor output, Tensor images) => ImageErrors.SquaredPerImage(output, images).mean().item<double>();
}
