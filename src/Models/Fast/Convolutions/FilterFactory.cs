namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>Makes the filters of a layer with weights [outputs, inputs, 3, 3].</summary>
/// <param name="inputs">The layer's inputs.</param>
/// <param name="outputs">The layer's outputs.</param>
internal sealed class FilterFactory(int inputs, int outputs)
{
    private const int Side = 3;

    /// <summary>From the planes before the layer to those behind it.</summary>
    /// <param name="planes">The planes before the layer.</param>
    /// <param name="rows">The filter along rows.</param>
    /// <param name="columns">Along columns.</param>
    public Filter Forward(Planes planes, Tap[] rows, Tap[] columns) =>
        Create(planes, rows, columns, outputs, true, (input, output) => (output, input));

    /// <summary>The way back of gradients.</summary>
    /// <param name="planes">The planes of the gradients of the layer's sums.</param>
    /// <param name="taps">The filter along both axes.</param>
    public Filter Back(Planes planes, Tap[] taps) =>
        Create(planes, taps, taps, inputs, false, (input, output) => (input, output));

    /// <summary>
    /// Of a layer with one output that was doubled before: the outputs at 2 i and 2 i + 1 of a row as two outputs of one filter.
    /// </summary>
    /// <param name="planes">The planes before doubling.</param>
    /// <param name="rows">The filter along rows.</param>
    public Filter ForwardInPairs(Planes planes, Tap[] rows)
    {
        int[] columns = [.. Tap.Even.Concat(Tap.Odd).Select(tap => tap.Distance).Distinct().Order()];
        var places =
            from input in Enumerable.Range(0, inputs)
            from row in rows
            from column in columns
            select (Distance: planes.Distance(input, row.Distance, column), Input: input, Row: row, Column: column);
        var all = places.ToList();
        var sources =
            from place in all
            from phase in (int[])[0, 1]
            select (int[])[.. Tap.OfPhase(phase).Where(tap => tap.Distance == place.Column).SelectMany(
                tap => Sources(0, place.Input, place.Row, tap))];
        return new([.. all.Select(place => place.Distance)], 2, [.. sources], true);
    }

    private Filter Create(
        Planes planes, Tap[] rows, Tap[] columns, int count, bool hasGradients, Func<int, int, (int Output, int Input)> weight)
    {
        var places =
            from input in Enumerable.Range(0, planes.Channels)
            from row in rows
            from column in columns
            select (Distance: planes.Distance(input, row.Distance, column.Distance), Input: input, Row: row, Column: column);
        var all = places.ToList();
        var sources =
            from place in all
            from output in Enumerable.Range(0, count)
            let at = weight(place.Input, output)
            select (int[])[.. Sources(at.Output, at.Input, place.Row, place.Column)];
        return new([.. all.Select(place => place.Distance)], count, [.. sources], hasGradients);
    }

    private IEnumerable<int> Sources(int output, int input, Tap rows, Tap columns) =>
        from row in Enumerable.Range(rows.First, rows.Last - rows.First + 1)
        from column in Enumerable.Range(columns.First, columns.Last - columns.First + 1)
        select ((output * inputs + input) * Side + row) * Side + column;
}
