namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>
/// The pixels that a filter stood on, as a walk over its gradients and its inputs at once; distances are in floats.
/// </summary>
/// <param name="Rows">Rows.</param>
/// <param name="Columns">Columns.</param>
/// <param name="GradientStart">To the first gradient.</param>
/// <param name="GradientRow">From a row to the next.</param>
/// <param name="GradientColumn">From a column to the next.</param>
/// <param name="InputStart">To the first input.</param>
/// <param name="InputRow">From a row to the next.</param>
/// <param name="InputColumn">From a column to the next.</param>
internal readonly record struct Walk(
    int Rows,
    int Columns,
    int GradientStart,
    int GradientRow,
    int GradientColumn,
    int InputStart,
    int InputRow,
    int InputColumn);
