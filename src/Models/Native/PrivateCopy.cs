using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Orchestrator.Models.Data;

namespace Orchestrator.Models.Native;

/// <summary>The mended library, kept in the user's cache under the hash of the original; a temporary one where that fails.</summary>
internal static class PrivateCopy
{
    public static void Load(string original)
    {
        var content = File.ReadAllBytes(original);
        var key = Convert.ToHexStringLower(SHA256.HashData(content))[..16];
        OlderLinuxPatch.Apply(content);
        var path = Path.Combine(UserCache.Folder("native"), key, Path.GetFileName(original));
        if (!TryStore(path, content) || !NativeLibrary.TryLoad(path, out _))
        {
            // Not writable, full, or mounted without the right to execute.
            LoadTemporary(Path.GetFileName(original), content);
        }
    }

    /// <summary>Whether the file has this content now. One that was cut short or tampered with is replaced.</summary>
    internal static bool TryStore(string path, byte[] content)
    {
        try
        {
            if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
            {
                AtomicFile.Write(path, stream => stream.Write(content));
            }
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void LoadTemporary(string name, byte[] content)
    {
        var folder = Directory.CreateTempSubdirectory("orchestrator-native-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            File.WriteAllBytes(path, content);
            NativeLibrary.Load(path);
        }
        finally
        {
            // The loaded library stays mapped without its file.
            folder.Delete(recursive: true);
        }
    }
}
