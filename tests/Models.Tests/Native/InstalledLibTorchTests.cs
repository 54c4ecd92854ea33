using Orchestrator.Models.Native;

namespace Orchestrator.Models.Tests.Native;

public sealed class InstalledLibTorchTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private string Libraries => _folder.CreateSubdirectory("lib").FullName;

    [Fact]
    public void FindProblem_NoneNamed_IsNone() => Assert.Null(InstalledLibTorch.FindProblem(null, "libtorch_cpu.so", "/own"));

    [Fact]
    public void FindProblem_FolderWithoutIt_SaysWhatIsMissing() =>
        Assert.StartsWith(
            $"ORCHESTRATOR_LIBTORCH is '{Libraries}', where there is no libtorch_cpu.so",
            InstalledLibTorch.FindProblem(Libraries, "libtorch_cpu.so", null), StringComparison.Ordinal);

    [Fact]
    public void FindProblem_BuildHasItsOwn_SaysHowToBuildWithout()
    {
        Write("lib/libtorch_cpu.so", "");

        Assert.Null(InstalledLibTorch.FindProblem(Libraries, "libtorch_cpu.so", null));
        Assert.Contains("build with -p:LibTorch=installed", InstalledLibTorch.FindProblem(Libraries, "libtorch_cpu.so", "/own"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version.py", "from typing import Optional\n__all__ = ['__version__']\n__version__ = '2.11.0+cu130'\ndebug = False\n", "2.11.0+cu130")]
    [InlineData("build-version", "2.10.0+cpu\n", "2.10.0+cpu")]
    public void ReadVersion_FilesBesideTheLibraries_SayIt(string file, string content, string version)
    {
        Write(file, content);

        Assert.Equal(version, InstalledLibTorch.ReadVersion(InstalledLibTorch.Normalize($"{Libraries}{Path.DirectorySeparatorChar}")));
    }

    [Fact]
    public void ReadVersion_NothingSaysIt_NamesTheFolder() => Assert.Equal($"of an unknown version in {Libraries}", InstalledLibTorch.ReadVersion(Libraries));

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string file, string content)
    {
        _ = Libraries;
        File.WriteAllText(Path.Combine(_folder.FullName, file), content);
    }
}
