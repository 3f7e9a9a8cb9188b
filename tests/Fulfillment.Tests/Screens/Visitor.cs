using System.Net;
using System.Text.RegularExpressions;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Screens;

/// <summary>Somebody at a browser: keeps cookies, asks for pages, and sends forms with the hidden fields they came with.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly FulfillmentApp _app;

    public Visitor(FulfillmentApp app, string? speaks = null)
    {
        _app = app;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = app.Address };
        Http.DefaultRequestHeaders.Add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        if (speaks is not null) Http.DefaultRequestHeaders.Add("Accept-Language", speaks);
    }

    public HttpClient Http { get; }

    public IEnumerable<string> Cookies => _cookies.GetAllCookies().Select(cookie => cookie.Name);

    public Task<Reply> OpenAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Opens the page, fills in its form and sends it.</summary>
    public async Task<Reply> FillInAsync(string page, params (string Name, string Value)[] fields)
    {
        var opened = await OpenAsync(page);
        var hidden = HiddenField().Matches(opened.Html).Select(match => (WebUtility.HtmlDecode(NameOf().Match(match.Value).Groups[1].Value), WebUtility.HtmlDecode(ValueOf().Match(match.Value).Groups[1].Value)));
        return await PostAsync(page.Split('?')[0], [.. hidden, .. fields]);
    }

    /// <summary>Sends these fields alone, as a browser sends a form of a page of ours.</summary>
    public Task<Reply> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.Add("Origin", _app.Address.GetLeftPart(UriPartial.Authority));
        return SendAsync(request);
    }

    public void Dispose() => Http.Dispose();

    private async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        using var sent = request;
        using var reply = await Http.SendAsync(sent);
        var headers = reply.Headers.Concat(reply.Content.Headers).ToDictionary(header => header.Key, header => string.Join('\n', header.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply(reply.StatusCode, headers, await reply.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex HiddenField();

    [GeneratedRegex(" name=\"([^\"]*)\"")]
    private static partial Regex NameOf();

    [GeneratedRegex(" value=\"([^\"]*)\"")]
    private static partial Regex ValueOf();
}

/// <summary>A page as it came.</summary>
internal sealed record Reply(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Html)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public string Language => Html.Contains("<html lang=\"en\">", StringComparison.Ordinal) ? "en" : Html.Contains("<html lang=\"ja\">", StringComparison.Ordinal) ? "ja" : "none";

    public void Says(string text) => Assert.Contains(text, Html, StringComparison.Ordinal);
}
