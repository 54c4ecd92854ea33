using Orchestrator.Models.Losses;

namespace Orchestrator.Models.Fast.Adversarial;

/// <summary>See <see cref="GanLosses"/>: losses, figures and gradients of a batch's logits, which are few.</summary>
/// <param name="labelSmoothing">What is taken off the label of real images.</param>
/// <param name="isSaturating">Whether the generator's loss is log(1 - D(G(z))); else -log D(G(z)).</param>
internal sealed unsafe class LogitLosses(double labelSmoothing, bool isSaturating)
{
    /// <summary>The discriminator's mean loss on both batches, the share that it tells right, its mean D(x) and D(G(z)).</summary>
    /// <param name="logits">[2 images], real ones first; the loss's gradient by them on return.</param>
    /// <param name="images">Real images, and as many generated ones.</param>
    /// <param name="values">Four; overwritten.</param>
    public void Discriminator(float* logits, int images, Span<double> values)
    {
        var (loss, right, onReal, onFake) = (0.0, 0, 0.0, 0.0);
        for (var i = 0; i < images; i++)
        {
            var (real, fake) = (Probability(logits[i]), Probability(logits[images + i]));
            loss += Loss(logits[i], 1 - labelSmoothing) + Loss(logits[images + i], 0);
            right += (logits[i] > 0 ? 1 : 0) + (logits[images + i] < 0 ? 1 : 0);
            (onReal, onFake) = (onReal + real, onFake + fake);
            logits[i] = (float)((real - (1 - labelSmoothing)) * 0.5 / images);
            logits[images + i] = (float)(fake * 0.5 / images);
        }

        (values[0], values[1]) = (loss / (2.0 * images), right / (2.0 * images));
        (values[2], values[3]) = (onReal / images, onFake / images);
    }

    /// <summary>The generator's loss.</summary>
    /// <param name="logits">Of generated images: [images]; the loss's gradient by them on return.</param>
    /// <param name="images">How many.</param>
    public double Generator(float* logits, int images)
    {
        var (loss, label, sign) = (0.0, isSaturating ? 0 : 1, isSaturating ? -1 : 1);
        for (var i = 0; i < images; i++)
        {
            loss += sign * Loss(logits[i], label);
            logits[i] = (float)(sign * (Probability(logits[i]) - label) / images);
        }

        return loss / images;
    }

    private static double Probability(double logit) => 1 / (1 + Math.Exp(-logit));

    // -label log p - (1 - label) log(1 - p), which no logit makes overflow.
    private static double Loss(double logit, double label) =>
        Math.Max(logit, 0) - logit * label + Math.Log(1 + Math.Exp(-Math.Abs(logit)));
}
