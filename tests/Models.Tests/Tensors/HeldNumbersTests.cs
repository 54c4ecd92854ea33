using System.Reflection;
using Orchestrator.Models.Tensors;
using TorchSharp;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Tensors;

[Collection(nameof(AloneCollection))]
public sealed class HeldNumbersTests
{
    private static readonly Type[] Holders = [typeof(SafeOperations), typeof(SafeInPlaceOperations)];

    [Fact]
    public void Models_CallsOfTorchSharp_MakeNoNumberThatIsNotHeld()
    {
        var unsafeMethods = MakersOfNumbers();
        var offenders =
            from assembly in new[] { typeof(SafeOperations).Assembly, typeof(HeldNumbersTests).Assembly }
            from pair in MethodCalls.Of(assembly)
            where !Holders.Contains(pair.Key.DeclaringType)
            from called in pair.Value
            where unsafeMethods.Contains(called)
            select $"{pair.Key.DeclaringType}.{pair.Key.Name} calls {called.DeclaringType}.{called.Name}";

        Assert.Empty(offenders);
    }

    [Fact]
    public void MakersOfNumbers_KnownOnes_AreFound()
    {
        var found = MakersOfNumbers().Select(method => $"{method.DeclaringType!.Name}.{method.Name}").ToHashSet();

        Assert.Superset(new HashSet<string> { "Tensor.square", "Tensor.op_Addition", "Tensor.add_", "Scalar.op_Implicit" }, found);
        Assert.DoesNotContain("Tensor.matmul", found);
    }

    [Fact]
    public void Operations_Numbers_ComputeWhatTheySay()
    {
        using var scope = NewDisposeScope();
        Tensor a() => tensor(new[] { -2f, 0.5f, 3 });
        var b = tensor(new[] { 1f, 2, 4 });

        Equal([-1, 2.5f, 7], a().Plus(b));
        Equal([-1, 1.5f, 4], a().Plus(1));
        Equal([-4, 1, 6], a().Times(2));
        Equal([4, 0.25f, 9], a().Squared());
        Equal([0, 0.5f, 1], a().Clamped(0, 1));
        Equal([-0.5f, 0.5f, 3], a().LeakyRelu(0.25));
        Equal([7, 0.5f, 3], a().FilledWhere(a().IsBelow(0), 7));
        Equal([-2, 7, 7], a().FilledWhere(a().IsAbove(0), 7));
        Equal([9, 9, 9], a().FilledLike(9));
        Equal([0, 4.5f, 11], a().Add(b, 2));
        Equal([-1, 2.5f, 7], a().Add(b));
        Equal([-1, 1.5f, 4], a().Add(1));
        Equal([-4, 1, 6], a().Multiply(2));
        Equal([-1, 0.25f, 1.5f], a().Divide(2));
        Equal([0, 8.5f, 35], a().AddProduct(b, b, 2));
        Equal([0, 2.5f, 5], a().AddQuotient(b, b, 2));
        Equal([0, 0.5f, 1], a().Clamp(0, 1));
    }

    [Fact]
    public void Add_CollectedAllTheTime_StaysRight()
    {
        using var scope = NewDisposeScope();
        using var done = new CancellationTokenSource();
        var collector = new Thread(() => { while (!done.IsCancellationRequested) { GC.Collect(0); } }) { IsBackground = true };
        collector.Start();
        var sum = zeros(64);
        var one = ones(64);
        try
        {
            for (var i = 0; i < 20_000; i++)
            {
                sum.Add(one, 0.5);
            }
        }
        finally
        {
            done.Cancel();
            collector.Join();
        }

        Assert.Equal(Enumerable.Repeat(10_000f, 64), sum.data<float>().ToArray());
    }

    /// <summary>What makes a <see cref="Scalar"/> from a number, itself or through what it calls.</summary>
    private static HashSet<MethodBase> MakersOfNumbers()
    {
        var calls = MethodCalls.Of(typeof(Scalar).Assembly);
        HashSet<MethodBase> makers = [.. calls.Keys.Where(IsConversion)];
        for (var before = 0; before < makers.Count;)
        {
            before = makers.Count;
            makers.UnionWith(calls.Where(pair => pair.Value.Overlaps(makers)).Select(pair => pair.Key).ToList());
        }

        return makers;
    }

    private static bool IsConversion(MethodBase method) =>
        method.DeclaringType == typeof(Scalar) && method.Name == "op_Implicit"
        || method.DeclaringType == typeof(ScalarExtensionMethods) && method.Name.EndsWith("Scalar", StringComparison.Ordinal);

    private static void Equal(float[] expected, Tensor actual) => Assert.Equal(expected, actual.data<float>().ToArray());
}
