using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Dashboard.Requests;
using Orchestrator.Dashboard.Security;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Actions;

/// <summary>A form that a page of this dashboard sent.</summary>
internal sealed class SentForm
{
    private const int MostFields = 1_100;
    private const int LongestKey = 100;

    private readonly IFormCollection _fields;

    private SentForm(IFormCollection fields) => _fields = fields;

    /// <summary>Reads the form and checks that one of the dashboard's own pages made it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="longest">How many characters a field has at most.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="RequestException">It is no form, too long, or not from here.</exception>
    public static async Task<SentForm> ReadAsync(HttpRequest request, int longest, CancellationToken cancellation)
    {
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw new RequestException(StatusCodes.Status415UnsupportedMediaType, "No form", "A form of a page is sent as application/x-www-form-urlencoded.");
        }

        var form = new SentForm(await ReadFieldsAsync(request, longest, cancellation));
        var tokens = request.HttpContext.RequestServices.GetRequiredService<FormTokens>();
        return tokens.IsFor(request.Path, form.Text(FormTokens.Field) ?? "")
            ? form
            : throw new RequestException(
                StatusCodes.Status403Forbidden, "Refused",
                "This form was not made by a page of this server, or the server was started again since: go back, load the page again and repeat it.");
    }

    /// <summary>A field's text, or null when it is absent or empty.</summary>
    public string? Text(string field) => _fields[field].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>Whether a field is there.</summary>
    public bool Has(string field) => Text(field) is not null;

    /// <summary>Every value of a field as a trial number.</summary>
    /// <exception cref="RequestException">One is no number.</exception>
    public IReadOnlyList<int> Trials(string field) =>
        [.. _fields[field].Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw RequestException.BadRequest($"{field}: '{QueryWords.Shorten(text ?? "")}' is no trial number.")).Distinct().Order()];

    /// <exception cref="RequestException">It has a field that is none of <paramref name="names"/>.</exception>
    public void RequireKnown(IReadOnlyList<string> names)
    {
        if (_fields.Keys.FirstOrDefault(name => name != FormTokens.Field && !names.Contains(name)) is { } unknown)
        {
            throw RequestException.BadRequest(AllowedNames.Describe("the form", QueryWords.Shorten(unknown), names));
        }
    }

    /// <summary>A whole number, or null when the field is empty.</summary>
    /// <param name="field">The field.</param>
    /// <param name="allowed">What it takes, for a message.</param>
    /// <exception cref="RequestException">It is none.</exception>
    public int? Integer(string field, string allowed) => Text(field) is not { } text ? null
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : throw RequestException.BadRequest($"{field} must be a whole number, but got '{QueryWords.Shorten(text)}'. Allowed: {allowed}.");

    /// <summary>A number, or null when the field is empty.</summary>
    /// <param name="field">The field.</param>
    /// <param name="allowed">What it takes, for a message.</param>
    /// <exception cref="RequestException">It is none.</exception>
    public double? Number(string field, string allowed) => Text(field) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw RequestException.BadRequest($"{field} must be a number, but got '{QueryWords.Shorten(text)}'. Allowed: {allowed}.");

    private static async Task<IFormCollection> ReadFieldsAsync(HttpRequest request, int longest, CancellationToken cancellation)
    {
        try
        {
            // The server's own limit would end the connection before the answer; what follows a field that is too long is thrown away.
            var options = new FormOptions { ValueCountLimit = MostFields, ValueLengthLimit = longest, KeyLengthLimit = LongestKey };
            return await new FormFeature(request, options).ReadFormAsync(cancellation);
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge(longest);
        }
        catch (InvalidDataException)
        {
            throw TooLarge(longest);
        }
    }

    private static RequestException TooLarge(int longest) => new(
        StatusCodes.Status413PayloadTooLarge, "Too long", $"A field of this form has at most {Figures.Count(longest)} characters, and there are at most {Figures.Count(MostFields)} fields.");
}
