using System.Reflection;

namespace Orchestrator.Grains.Tests.Crashes;

/// <summary>Makes a grain without a silo, as the runtime does: its key comes from the context in which it is made.</summary>
internal static class GrainOf
{
    private static readonly MethodInfo SetContext = typeof(IGrainContext).Assembly.GetType("Orleans.Runtime.RuntimeContext", throwOnError: true)!
        .GetMethod("ResetExecutionContext", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public, [typeof(IGrainContext)])!;

    public static T Make<T>(string type, string key, Func<T> make) where T : Grain
    {
        SetContext.Invoke(null, [KeyedGrainContext.Of(GrainId.Create(type, key))]);
        try
        {
            return make();
        }
        finally
        {
            SetContext.Invoke(null, [null]);
        }
    }
}
