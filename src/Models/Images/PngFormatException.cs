namespace Orchestrator.Models.Images;

/// <summary>Bytes are not an 8-bit greyscale PNG within the limits; the message says where, what was expected and what was found.</summary>
public sealed class PngFormatException : Exception
{
    /// <summary>The bytes are not such a PNG.</summary>
    /// <param name="message">Where, what was expected and what was found.</param>
    /// <param name="inner">The decompressor's error, or null.</param>
    public PngFormatException(string message, Exception? inner = null) : base($"Not a usable PNG: {message}", inner)
    {
    }
}
