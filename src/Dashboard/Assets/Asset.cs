using System.Security.Cryptography;

namespace Orchestrator.Dashboard.Assets;

/// <summary>A file of the dashboard, kept in the assembly.</summary>
/// <param name="Name">Its name below <c>/assets</c>.</param>
/// <param name="ContentType">Its fixed type.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Version">The start of their SHA-256, in lower-case hex.</param>
internal sealed record Asset(string Name, string ContentType, byte[] Bytes, string Version)
{
    public static IReadOnlyList<Asset> All { get; } =
    [
        Load("site.css", "text/css; charset=utf-8"),
        Load("app.css", "text/css; charset=utf-8"),
        Load("app.js", "text/javascript; charset=utf-8"),
        Load("live.js", "text/javascript; charset=utf-8"),
        Load("favicon.svg", "image/svg+xml"),
    ];

    /// <summary>The address of an asset; it changes with the bytes, so browsers may keep them for ever.</summary>
    public static string Address(string name) => $"/assets/{name}?v={All.First(asset => asset.Name == name).Version}";

    private static Asset Load(string name, string contentType)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource '{name}'.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new(name, contentType, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]);
    }
}
