namespace Orchestrator.Models.Data.Digits;

/// <summary>A point of a stroke, x to the right and y downwards.</summary>
internal readonly record struct DigitPoint(double X, double Y, bool IsCorner = false);
