namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>Lays out the kinds of layers of a <see cref="Networks.ConvolutionalAutoencoder"/>.</summary>
/// <param name="lanes">Images side by side.</param>
internal sealed class LayerFactory(int lanes)
{
    private const int GroupSize = 4;

    /// <summary>A convolution with padding, ReLU and pooling two by two, the last row and column alone where they are odd.</summary>
    /// <param name="inputs">What it takes.</param>
    /// <param name="before">The layer that gives that; null for the first, which needs no gradient by its inputs.</param>
    /// <param name="outputs">Channels that it gives.</param>
    public ConvolutionLayer Pooled(Planes inputs, ConvolutionLayer? before, int outputs)
    {
        var (side, pooled) = (inputs.Side, (inputs.Side + 1) / 2);
        var (values, choices) = (new Planes(outputs, pooled, 1, lanes), new Planes(outputs, pooled, 1, lanes));
        var sums = new Planes(outputs, side, before is null ? 0 : 1, lanes);
        // Where a window hangs over, it counts a pixel twice; that is never chosen the second time.
        var windows =
            from place in Square(pooled)
            from row in (int[])[0, 1]
            from column in (int[])[0, 1]
            select inputs.At(Math.Min(2 * place.Row + row, side - 1), Math.Min(2 * place.Column + column, side - 1));
        FilterFactory filters = new(inputs.Channels, outputs);
        OffsetTable to = new(Square(pooled).Select(place => values.At(place.Row, place.Column)));
        FilterPass forward = new(filters.Forward(inputs, Tap.Plain, Tap.Plain), new(windows), to);
        var back = PlainBack(inputs, sums, before, filters);
        return new(inputs, values, sums, choices, [forward], [Straight(inputs, sums)], sums.Channel, back, Unpooled(before));
    }

    /// <summary>A convolution with padding and ReLU.</summary>
    /// <inheritdoc cref="Pooled"/>
    public ConvolutionLayer Plain(Planes inputs, ConvolutionLayer before, int outputs)
    {
        var (values, sums) = (new Planes(outputs, inputs.Side, 1, lanes), new Planes(outputs, inputs.Side, 1, lanes));
        FilterFactory filters = new(inputs.Channels, outputs);
        FilterPass forward = new(filters.Forward(inputs, Tap.Plain, Tap.Plain), Pixels(inputs), Pixels(values));
        var back = PlainBack(inputs, sums, before, filters);
        return new(inputs, values, sums, null, [forward], [Straight(inputs, sums)], sums.Channel, back, Unpooled(before));
    }

    /// <summary>
    /// Doubling of rows and columns, then a convolution and ReLU. Outputs of even and odd rows and columns each have a filter.
    /// </summary>
    /// <param name="inputs">What it takes.</param>
    /// <param name="outputs">Channels that it gives.</param>
    /// <param name="cut">Rows and columns that lack padding on each side: 0 or 1.</param>
    public ConvolutionLayer Doubled(Planes inputs, int outputs, int cut)
    {
        var side = 2 * inputs.Side - 2 * cut;
        var (values, sums) = (new Planes(outputs, side, 1 + cut, lanes), new Planes(outputs, side, 1 + cut, lanes));
        FilterFactory filters = new(inputs.Channels, outputs);
        var phases =
            from row in (int[])[0, 1]
            from column in (int[])[0, 1]
            let walk = Phase(inputs, sums, cut, row, column)
            let filter = filters.Forward(inputs, Tap.OfPhase(row), Tap.OfPhase(column))
            select (Walk: walk, Pass: new FilterPass(filter, Inputs(walk), Gradients(walk)));
        var all = phases.ToList();
        return new(
            inputs, values, sums, null, [.. all.Select(phase => phase.Pass)], [.. all.Select(phase => phase.Walk)], sums.Channel,
            DoubledBack(inputs, sums, cut, filters), null);
    }

    /// <summary>Doubling, then a convolution with padding to one channel of logits.</summary>
    /// <param name="inputs">What it takes.</param>
    public ConvolutionLayer Last(Planes inputs)
    {
        var logits = new Planes(1, 2 * inputs.Side, 1, lanes);
        FilterFactory filters = new(inputs.Channels, 1);
        Walk[] walks = [Phase(inputs, logits, 0, 0, 0), Phase(inputs, logits, 0, 1, 0)];
        var forward = walks.Select((walk, row) =>
            new FilterPass(filters.ForwardInPairs(inputs, Tap.OfPhase(row)), Inputs(walk), Gradients(walk)));
        return new(inputs, logits, logits, null, [.. forward], walks, lanes, DoubledBack(inputs, logits, 0, filters), null);
    }

    private Walk Straight(Planes inputs, Planes sums) =>
        new(inputs.Side, inputs.Side, sums.At(0, 0), sums.Row, lanes, inputs.At(0, 0), inputs.Row, lanes);

    // Rows and columns of one parity, counted before the cut.
    private Walk Phase(Planes inputs, Planes sums, int cut, int row, int column)
    {
        var (firstRow, firstColumn) = (row < cut ? 1 : 0, column < cut ? 1 : 0);
        var count = inputs.Side - cut;
        return new(
            count,
            count,
            sums.At(2 * firstRow + row - cut, 2 * firstColumn + column - cut),
            2 * sums.Row,
            2 * lanes,
            inputs.At(firstRow, firstColumn),
            inputs.Row,
            lanes);
    }

    private static FilterPass? PlainBack(Planes inputs, Planes sums, ConvolutionLayer? before, FilterFactory filters) =>
        before is null ? null : new(filters.Back(sums, Tap.PlainBack), Pixels(sums), Pixels(inputs));

    private static FilterPass DoubledBack(Planes inputs, Planes sums, int cut, FilterFactory filters) => new(
        filters.Back(sums, Tap.DoubledBack),
        Groups(Square(inputs.Side).Select(place => sums.At(2 * place.Row - cut, 2 * place.Column - cut))),
        Pixels(inputs));

    private static OffsetTable? Unpooled(ConvolutionLayer? before) => before?.Choices is null
        ? null
        : Groups(Square(before.Values.Side).Select(place => before.Sums.At(2 * place.Row, 2 * place.Column)));

    private static OffsetTable Pixels(Planes planes) =>
        Groups(Square(planes.Side).Select(place => planes.At(place.Row, place.Column)));

    private static OffsetTable Inputs(Walk walk) => Groups(
        from row in Enumerable.Range(0, walk.Rows)
        from column in Enumerable.Range(0, walk.Columns)
        select walk.InputStart + row * walk.InputRow + column * walk.InputColumn);

    private static OffsetTable Gradients(Walk walk) => Groups(
        from row in Enumerable.Range(0, walk.Rows)
        from column in Enumerable.Range(0, walk.Columns)
        select walk.GradientStart + row * walk.GradientRow + column * walk.GradientColumn);

    private static IEnumerable<(int Row, int Column)> Square(int side) =>
        from row in Enumerable.Range(0, side)
        from column in Enumerable.Range(0, side)
        select (row, column);

    // The last one again where a group is not full.
    private static OffsetTable Groups(IEnumerable<int> offsets)
    {
        int[] values = [.. offsets];
        return new([.. values, .. Enumerable.Repeat(values[^1], (GroupSize - values.Length % GroupSize) % GroupSize)]);
    }
}
