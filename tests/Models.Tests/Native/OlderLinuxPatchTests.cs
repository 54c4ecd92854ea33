using Orchestrator.Models.Native;

namespace Orchestrator.Models.Tests.Native;

public sealed class OlderLinuxPatchTests
{
    [Fact]
    public void Apply_BridgeOfThePackage_ChangesThreeEntries()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The library of the package is ELF on Linux only.");
        var original = File.ReadAllBytes(LibraryFinder.Find("LibTorchSharp"));
        var patched = original.ToArray();

        OlderLinuxPatch.Apply(patched);

        var changed = Enumerable.Range(0, original.Length).Count(i => original[i] != patched[i]);
        Assert.InRange(changed, 3, 2 + 4 + 2);
    }

    [Fact]
    public void Apply_NotElf_IsRefused()
    {
        var e = Assert.Throws<InvalidDataException>(() => OlderLinuxPatch.Apply(new byte[4096]));

        Assert.Contains("ELF", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_CutShort_IsRefused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The library of the package is ELF on Linux only.");
        var head = File.ReadAllBytes(LibraryFinder.Find("LibTorchSharp"))[..10_000];

        Assert.Throws<InvalidDataException>(() => OlderLinuxPatch.Apply(head));
    }
}
