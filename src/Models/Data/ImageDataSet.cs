namespace Orchestrator.Models.Data;

/// <summary>Greyscale 28x28 images with labels 0 to 9, in a training and a test part. Immutable; shared by all trials of a process.</summary>
/// <param name="Name">digits, mnist, fashion-mnist or idx.</param>
/// <param name="Train">The training part.</param>
/// <param name="Test">The test part.</param>
/// <param name="Sha256">SHA-256, in lower-case hex, over train pixels, train labels, test pixels, test labels in this order.</param>
/// <param name="Seed">The seed that <c>digits</c> were drawn from; 0 for the others.</param>
public sealed record ImageDataSet(string Name, LabeledImages Train, LabeledImages Test, string Sha256, long Seed = 0);
