using System.Reflection;
using System.Reflection.Emit;

namespace Orchestrator.Models.Tests.Tensors;

/// <summary>Reads from compiled code which methods call which.</summary>
internal static class MethodCalls
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Every method and constructor with a body, and what it calls directly.</summary>
    public static Dictionary<MethodBase, HashSet<MethodBase>> Of(Assembly assembly) =>
        Types(assembly)
            .SelectMany(type => type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything)))
            .ToDictionary(method => method, Calls);

    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            // Types that build on packages this project leaves out.
            return e.Types.OfType<Type>();
        }
    }

    private static HashSet<MethodBase> Calls(MethodBase method)
    {
        var calls = new HashSet<MethodBase>();
        try
        {
            var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
            for (var at = 0; at < code.Length;)
            {
                var operation = Codes[code[at] == 0xFE ? unchecked((short)(0xFE00 | code[at + 1])) : code[at]];
                at += operation.Size;
                if (operation.OperandType == OperandType.InlineMethod && Resolve(method, BitConverter.ToInt32(code, at)) is { } called)
                {
                    calls.Add(called);
                }

                at += OperandSize(operation, code, at);
            }
        }
        catch (FileNotFoundException)
        {
            // Local variables of types of packages that this project leaves out: nothing here can call it.
            calls.Clear();
        }

        return calls;
    }

    private static MethodBase? Resolve(MethodBase method, int token)
    {
        try
        {
            var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
            return method.Module.ResolveMethod(token, typeArguments, method.IsGenericMethod ? method.GetGenericArguments() : null);
        }
        catch (Exception e) when (e is FileNotFoundException or TypeLoadException)
        {
            return null;
        }
    }

    private static int OperandSize(OpCode operation, byte[] code, int at) => operation.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
        _ => 4,
    };
}
