namespace Orchestrator.Models.Training;

/// <summary>How input images are corrupted.</summary>
/// <param name="Kind">gaussian, masking or salt-pepper.</param>
/// <param name="Level">In [0, 1]: a standard deviation for gaussian, a probability for the others.</param>
public sealed record Corruption(string Kind, double Level);
