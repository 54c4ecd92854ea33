using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Components;

namespace Orchestrator.Dashboard.Text;

/// <summary>Text of a drawing; Razor takes its element for its own.</summary>
internal static class SvgText
{
    /// <summary>A text element.</summary>
    /// <param name="x">Where it stands, in units of the view box.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="text">What it says; it is encoded.</param>
    /// <param name="style">Its class, or null.</param>
    public static MarkupString At(double x, double y, string anchor, string text, string? style = null) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"<text{(style is null ? "" : $" class=\"{style}\"")} x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{WebUtility.HtmlEncode(text)}</text>"));
}
