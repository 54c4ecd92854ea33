using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Orchestrator.Dashboard.Assets;

namespace Orchestrator.Dashboard.Tests.Assets;

/// <summary>WCAG 2.2, success criterion 1.4.3 at level AA: text has 4.5 times the luminance of what it stands on, or the other way round.</summary>
public sealed partial class ContrastTests
{
    private const double Least = 4.5;

    /// <summary>How much of its own colour lies behind a badge.</summary>
    private const double Badge = 0.11;

    private static readonly string[] Grounds = ["page", "card", "raised"];
    private static readonly string[] States = ["good", "run", "warn", "bad", "rest", "prune"];

    private static readonly string Css = Encoding.UTF8.GetString(Asset.All.First(asset => asset.Name == "site.css").Bytes);

    public static TheoryData<string, string> Pairs { get; } =
    [
        .. from ground in Grounds from text in (string[])["ink", "muted", "accent", .. States] select (text, ground),
        ("ink", "accent-soft"), ("accent", "accent-soft"), ("ink", "warn-soft"), ("warn", "warn-soft"), ("accent", "warn-soft"),
        ("ink", "bad-soft"), ("accent", "bad-soft"),
    ];

    public static TheoryData<string, string> Badges { get; } = [.. from ground in (string[])["page", "card"] from state in States select (state, ground)];

    [Theory, MemberData(nameof(Pairs))]
    public void Text_OnItsGround_IsReadableInBothThemes(string text, string ground)
    {
        foreach (var isDark in (bool[])[false, true]) { AssertReadable(ColorOf(text, isDark), ColorOf(ground, isDark), $"{text} on {ground}, {(isDark ? "dark" : "light")}"); }
    }

    [Theory, MemberData(nameof(Badges))]
    public void State_OnItsBadge_IsReadableInBothThemes(string state, string ground)
    {
        foreach (var isDark in (bool[])[false, true])
        {
            var (own, under) = (ColorOf(state, isDark), ColorOf(ground, isDark));
            var behind = own.Zip(under, (front, back) => (Badge * front) + ((1 - Badge) * back)).ToArray();
            AssertReadable(own, behind, $"badge of {state} on {ground}, {(isDark ? "dark" : "light")}");
        }
    }

    [Fact]
    public void Button_WithAFixedColor_IsReadable()
    {
        var grounds = Buttons().Matches(Css).Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(2, grounds.Count);
        Assert.All(grounds, ground => AssertReadable([1, 1, 1], Parse(ground), $"white on {ground}"));
    }

    private static void AssertReadable(double[] text, double[] ground, string what)
    {
        var (light, dark) = (Math.Max(Luminance(text), Luminance(ground)), Math.Min(Luminance(text), Luminance(ground)));
        var contrast = (light + 0.05) / (dark + 0.05);
        Assert.True(contrast >= Least, string.Create(CultureInfo.InvariantCulture, $"{what}: {contrast:F2}"));
    }

    private static double[] ColorOf(string name, bool isDark)
    {
        var match = Regex.Match(Css, $@"--{name}:\s*light-dark\((#[0-9a-f]{{6}}),\s*(#[0-9a-f]{{6}})\)");
        Assert.True(match.Success, $"site.css has no colour {name}.");
        return Parse(match.Groups[isDark ? 2 : 1].Value);
    }

    private static double[] Parse(string hex) =>
        [.. Enumerable.Range(0, 3).Select(i => int.Parse(hex.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)];

    // WCAG's relative luminance of sRGB.
    private static double Luminance(double[] color)
    {
        var linear = color.Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);
    }

    [GeneratedRegex(@"background: (#[0-9a-f]{6}); color: #fff;")]
    private static partial Regex Buttons();
}
