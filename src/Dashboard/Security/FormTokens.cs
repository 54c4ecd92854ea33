using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Orchestrator.Dashboard.Security;

/// <summary>
/// Words that only a page of this dashboard can know, one for each address that a form is sent to. They hold as long as the process. They
/// need no cookie, which all ports of a machine share.
/// </summary>
internal sealed class FormTokens
{
    /// <summary>The form's field.</summary>
    public const string Field = "token";

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>The token of forms that are sent to <paramref name="path"/>.</summary>
    public string For(string path) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(path)));

    /// <summary>Whether <paramref name="token"/> is that of <paramref name="path"/>.</summary>
    public bool IsFor(string path, string token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(For(path)), Encoding.UTF8.GetBytes(token));
}
