using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Bench.Search;

/// <summary>
/// A folder of tables: <c>NAME.f32</c> holds 32-bit floats, one per setting, in mixed radix over the parameters with the last
/// fastest; <c>spaces.json</c> has the direction and the parameters of each family, which is a name's part before the first <c>_</c>.
/// </summary>
internal sealed partial class TableDirectory
{
    private readonly string _path;
    private readonly JsonElement _families;

    /// <exception cref="InvalidDataException">There is no such folder, or no <c>spaces.json</c> in it.</exception>
    public TableDirectory(string path)
    {
        _path = path;
        var spaces = Path.Combine(path, "spaces.json");
        if (!File.Exists(spaces)) { throw new InvalidDataException($"--data: {spaces} does not exist. It names the parameters of the tables."); }

        using var document = JsonDocument.Parse(File.ReadAllText(spaces));
        _families = document.RootElement.Clone();
        Names = [.. Directory.EnumerateFiles(path, "*.f32").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Every table of the folder.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <exception cref="InvalidDataException">The family is unknown, or the file has another number of settings than its space.</exception>
    public TableProblem Load(string name)
    {
        var family = name.Split('_')[0];
        if (!_families.TryGetProperty(family, out var space) || !space.TryGetProperty("parameters", out var listed))
        {
            throw new InvalidDataException($"{name}: spaces.json has no parameters for the family {family}.");
        }

        ParameterSpec[] parameters = [.. listed.EnumerateObject().SelectMany(ReadParameters)];
        var values = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(_path, $"{name}.f32"))).ToArray();
        var settings = parameters.Aggregate(1L, (count, parameter) => count * ((ListDomain)parameter.Domain).Values.Count);
        if (values.Length != settings)
        {
            throw new InvalidDataException($"{name}.f32 has {values.Length} values, but the space of {family} has {settings} settings.");
        }

        var sign = space.GetProperty("direction").GetString() == "maximize" ? -1.0 : 1.0;
        return new TableProblem(name, parameters, values.Select(value => sign * value));
    }

    // "Op0..Op5 (...)" stands for six parameters with the same values.
    private static IEnumerable<ParameterSpec> ReadParameters(JsonProperty property)
    {
        ParameterValue[] values = [.. property.Value.EnumerateArray().Select(ReadValue)];
        var domain = new ListDomain(values, IsOrdered: values.All(value => value.IsNumeric));
        var several = Several().Match(property.Name);
        return several.Success
            ? Enumerable.Range(Number(several, 2), Number(several, 3) - Number(several, 2) + 1)
                .Select(number => new ParameterSpec($"{several.Groups[1].Value}{number}", domain))
            : [new ParameterSpec(property.Name, domain)];
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static ParameterValue ReadValue(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => ParameterValue.Of(element.GetDouble()),
        JsonValueKind.True or JsonValueKind.False => ParameterValue.Of(element.GetBoolean()),
        _ => ParameterValue.Of(element.GetString()!),
    };

    [GeneratedRegex(@"\A(\w*?)(\d+)\.\.\1(\d+)\b")]
    private static partial Regex Several();
}
