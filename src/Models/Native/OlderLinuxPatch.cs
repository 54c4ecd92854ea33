using System.Buffers.Binary;
using System.Text;

namespace Orchestrator.Models.Native;

/// <summary>
/// Lets a library built with GCC 13 load where libstdc++ is that of GCC 12. Such a library asks for version
/// GLIBCXX_3.4.32 for one symbol only, an empty function that exists to order the start of iostreams, which an older
/// libstdc++ does by other means. Two changes in the tables that the dynamic linker reads: the version becomes a weak
/// need, and the symbol becomes another function without arguments that the library imports already.
/// Layout: System V ABI, "Object Files"; LSB 5.0, "Symbol Versioning".
/// </summary>
internal static class OlderLinuxPatch
{
    public const string Version = "GLIBCXX_3.4.32";

    private const string Missing = "_ZSt21ios_base_library_initv";
    private const string Substitute = "_ZNSt6chrono3_V212steady_clock3nowEv";
    private const uint DynamicSymbols = 11;
    private const uint SymbolVersions = 0x6fffffff;
    private const uint VersionNeeds = 0x6ffffffe;
    private const ushort WeakNeed = 2;
    private const int SymbolSize = 24;
    private const int SectionOfSymbol = 6;

    /// <summary>Changes <paramref name="image"/>, a 64-bit little-endian ELF library, in place.</summary>
    /// <exception cref="InvalidDataException">It is something else, or lacks what is to be changed.</exception>
    public static void Apply(byte[] image)
    {
        try
        {
            var symbols = Section.Find(image, DynamicSymbols);
            var names = Section.At(image, symbols.Link);
            Weaken(image, Section.Find(image, VersionNeeds), names);
            Redirect(image, symbols, Section.Find(image, SymbolVersions), names);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("The library's tables point outside of it.", e);
        }
    }

    private static void Weaken(byte[] image, Section needs, Section names)
    {
        for (var need = needs.Offset; ; need += (int)U32(image, need + 12))
        {
            var version = need + (int)U32(image, need + 8);
            for (var left = U16(image, need + 2); left > 0; left--, version += (int)U32(image, version + 12))
            {
                if (Name(image, names, U32(image, version + 8)) == Version)
                {
                    PutU16(image, version + 4, (ushort)(U16(image, version + 4) | WeakNeed));
                    return;
                }
            }
            if (U32(image, need + 12) == 0)
            {
                throw new InvalidDataException($"The library does not ask for {Version}.");
            }
        }
    }

    private static void Redirect(byte[] image, Section symbols, Section versions, Section names)
    {
        var from = Import(image, symbols, names, Missing);
        var to = Import(image, symbols, names, Substitute);
        image.AsSpan(symbols.Offset + to * SymbolSize, 4).CopyTo(image.AsSpan(symbols.Offset + from * SymbolSize));
        image.AsSpan(versions.Offset + to * 2, 2).CopyTo(image.AsSpan(versions.Offset + from * 2));
    }

    private static int Import(byte[] image, Section symbols, Section names, string name)
    {
        for (var i = 1; i < symbols.Size / SymbolSize; i++)
        {
            var symbol = symbols.Offset + i * SymbolSize;
            if (U16(image, symbol + SectionOfSymbol) == 0 && Name(image, names, U32(image, symbol)) == name)
            {
                return i;
            }
        }
        throw new InvalidDataException($"The library does not import {name}.");
    }

    private static string Name(byte[] image, Section names, uint offset)
    {
        var rest = image.AsSpan(checked(names.Offset + (int)offset));
        var end = rest.IndexOf((byte)0);
        return Encoding.ASCII.GetString(end < 0 ? rest : rest[..end]);
    }

    private static ushort U16(byte[] image, int at) => BinaryPrimitives.ReadUInt16LittleEndian(image.AsSpan(at));

    private static uint U32(byte[] image, int at) => BinaryPrimitives.ReadUInt32LittleEndian(image.AsSpan(at));

    private static void PutU16(byte[] image, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(at), value);

    /// <summary>A section header's place, size and the number of the section it goes with.</summary>
    private readonly record struct Section(int Offset, int Size, int Link)
    {
        private const int HeaderSize = 64;

        public static Section Find(byte[] image, uint type)
        {
            RequireElf(image);
            var count = U16(image, 60);
            for (var i = 0; i < count; i++)
            {
                if (U32(image, Header(image, i) + 4) == type)
                {
                    return At(image, i);
                }
            }
            throw new InvalidDataException($"The library has no section of type 0x{type:x}.");
        }

        public static Section At(byte[] image, int index)
        {
            var header = Header(image, index);
            return new(Int(image, header + 24), Int(image, header + 32), (int)U32(image, header + 40));
        }

        private static int Header(byte[] image, int index) => checked(Int(image, 40) + index * HeaderSize);

        private static int Int(byte[] image, int at) =>
            checked((int)BinaryPrimitives.ReadUInt64LittleEndian(image.AsSpan(at)));

        private static void RequireElf(byte[] image)
        {
            if (!image.AsSpan().StartsWith("\u007fELF\u0002\u0001"u8))
            {
                throw new InvalidDataException("The library is not a 64-bit little-endian ELF file.");
            }
        }
    }
}
