using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Orchestrator.Grains.Tests.Crashes;

/// <summary>A grain's context that knows the grain's id and nothing else.</summary>
public class KeyedGrainContext : DispatchProxy
{
    private static readonly ServiceProvider Nothing = new ServiceCollection().BuildServiceProvider();
    private GrainId _id;

    public static IGrainContext Of(GrainId id)
    {
        var context = Create<IGrainContext, KeyedGrainContext>();
        ((KeyedGrainContext)context)._id = id;
        return context;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        "get_GrainId" => _id,
        "get_ActivationServices" => Nothing,
        _ => null,
    };
}
