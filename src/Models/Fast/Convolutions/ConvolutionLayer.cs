namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>A layer's planes and filters. Whoever made it disposes it, but not its inputs.</summary>
/// <param name="Inputs">The values of the layer before.</param>
/// <param name="Values">What it gives, after its ReLU and pooling; of the last layer the logits.</param>
/// <param name="Sums">Gradients of its sums; the last layer's lie where its logits are.</param>
/// <param name="Choices">Which sums pooling chose, laid out like the values; null without pooling.</param>
/// <param name="Forward">The way from the inputs to the values, by filters that each make a part of them.</param>
/// <param name="Walks">The pixels of each of those.</param>
/// <param name="OutputChannel">From an output of such a filter to the next, in <paramref name="Sums"/>.</param>
/// <param name="Back">The way from the sums' gradients to the inputs'; null for the first layer.</param>
/// <param name="Unpooled">To the first of the sums that each input was pooled from, if it was.</param>
internal sealed record ConvolutionLayer(
    Planes Inputs,
    Planes Values,
    Planes Sums,
    Planes? Choices,
    FilterPass[] Forward,
    Walk[] Walks,
    int OutputChannel,
    FilterPass? Back,
    OffsetTable? Unpooled) : IDisposable
{
    /// <summary>All filters.</summary>
    public IEnumerable<Filter> Filters => Forward.Append(Back).OfType<FilterPass>().Select(pass => pass.Filter);

    /// <inheritdoc/>
    public void Dispose()
    {
        Values.Dispose();
        Sums.Dispose();
        Choices?.Dispose();
        foreach (var filter in Filters)
        {
            filter.Dispose();
        }
    }
}
