using System.Runtime.CompilerServices;
using Orchestrator.Models.Native;

namespace Orchestrator.Models.Tests.Native;

/// <summary>Every test of this project may use torch without a word about loading it.</summary>
internal static class LoadLibtorchFirst
{
    [ModuleInitializer]
    internal static void Load() => TorchRuntime.EnsureLoaded();
}
