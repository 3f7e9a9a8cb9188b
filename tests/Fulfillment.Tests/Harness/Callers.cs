using System.Net;
using System.Text.Json;
using Fulfillment.Server.Access;
using Xunit;

namespace Fulfillment.Tests.Harness;

/// <summary>Everybody who may stand at the door: machines with keys, workers in browsers, paired stations.</summary>
internal static class Callers
{
    /// <summary>A client with a new key; <paramref name="merchant"/> null is the installation's.</summary>
    public static async Task<HttpClient> KeyClientAsync(this FulfillmentApp app, string? merchant, params string[] scopes) =>
        app.Client((await app.CreateKeyAsync(merchant, scopes)).GetProperty("key").GetString());

    /// <summary>Answers <c>{id, key}</c>.</summary>
    public static async Task<JsonElement> CreateKeyAsync(this FulfillmentApp app, string? merchant, params string[] scopes)
    {
        using var reply = await app.Http.PostJsonAsync("/api/v1/api-keys", new { name = "test", merchant, scopes });
        Assert.Equal(HttpStatusCode.Created, reply.StatusCode);
        return await reply.JsonAsync();
    }

    /// <summary>A client that keeps cookies as a browser does, and says that no page sent its requests.</summary>
    public static HttpClient Browser(this FulfillmentApp app, CookieContainer? cookies = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new CookieContainer() }) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Add(OwnPages.Header, "1");
        return client;
    }

    /// <summary>A browser in which this worker is signed in.</summary>
    public static async Task<HttpClient> SignInAsync(this FulfillmentApp app, string badge, string pin = WarehouseSetup.Pin, CookieContainer? cookies = null)
    {
        var browser = app.Browser(cookies);
        using var reply = await browser.PostJsonAsync("/api/v1/sign-in", new { badge, pin });
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return browser;
    }

    /// <summary>A browser that is paired as this station.</summary>
    public static async Task<HttpClient> PairAsync(this FulfillmentApp app, string station, CookieContainer? cookies = null)
    {
        var browser = app.Browser(cookies);
        using var reply = await browser.PostJsonAsync("/api/v1/pairing", new { code = await app.PairingCodeAsync(station) });
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return browser;
    }

    public static async Task<string> PairingCodeAsync(this FulfillmentApp app, string station)
    {
        using var reply = await app.Http.PostAsync($"/api/v1/stations/{station}/pairing-codes", null);
        Assert.Equal(HttpStatusCode.Created, reply.StatusCode);
        return (await reply.JsonAsync()).GetProperty("code").GetString()!;
    }

    /// <summary>Status and code of a reply, for one assertion.</summary>
    public static async Task<(HttpStatusCode Status, string? Code)> VerdictAsync(this Task<HttpResponseMessage> sent)
    {
        using var reply = await sent;
        var body = reply.Content.Headers.ContentType?.MediaType == "application/problem+json" ? await reply.JsonAsync() : default;
        return (reply.StatusCode, body.ValueKind is JsonValueKind.Object ? body.GetProperty("code").GetString() : null);
    }
}
