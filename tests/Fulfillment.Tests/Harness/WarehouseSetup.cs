using System.Net;
using Xunit;

namespace Fulfillment.Tests.Harness;

/// <summary>Sets a warehouse up through the API, as its administrator would. Every word answers with the code as this database uses it.</summary>
internal static class WarehouseSetup
{
    public const string Pin = "2580";

    /// <param name="document">The whole merchant; null is one of defaults.</param>
    public static async Task<string> AddMerchantAsync(this FulfillmentApp app, string code = "tea", object? document = null)
    {
        code = app.Unique(code);
        await app.PutAsync($"/api/v1/merchants/{code}", document ?? new { name = new { ja = "お茶の店", en = "Tea shop" } });
        return code;
    }

    public static async Task<string> AddSiteAsync(this FulfillmentApp app, string code = "osaka", object? document = null)
    {
        code = app.Unique(code);
        await app.PutAsync($"/api/v1/sites/{code}", document ?? new { name = "大阪", timeZone = "Asia/Tokyo" });
        return code;
    }

    /// <summary>A printer that is a folder under the test's data directory, unless a URI says otherwise.</summary>
    public static async Task<string> AddPrinterAsync(this FulfillmentApp app, string site, string code = "p1", string? uri = null, string media = "a6")
    {
        await app.PutAsync($"/api/v1/sites/{site}/printers/{code}", new { uri = uri ?? $"file:{Path.Combine(app.DataDirectory, "printed", code)}", media });
        return code;
    }

    /// <summary>Answers the station's full name, <c>site:code</c>.</summary>
    /// <param name="printers">For example <c>new { card = "p1" }</c>; null is none.</param>
    public static async Task<string> AddStationAsync(this FulfillmentApp app, string site, string code = "pack-1", string kind = "packing", object? printers = null)
    {
        await app.PutAsync($"/api/v1/sites/{site}/stations/{code}", new { kind, printers });
        return $"{site}:{code}";
    }

    public static async Task<string> AddWorkerAsync(this FulfillmentApp app, string site, string badge = "W-1", string role = "packer", string? pin = Pin, string language = "ja")
    {
        badge = app.Unique(badge);
        await app.PutAsync($"/api/v1/sites/{site}/workers/{badge}", new { name = "佐藤", role, pin, language });
        return badge;
    }

    /// <summary>PUTs as the administrator and insists on 200 or 201.</summary>
    public static async Task PutAsync(this FulfillmentApp app, string path, object document)
    {
        using var reply = await app.Http.PutJsonAsync(path, document);
        Assert.True(reply.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created, $"PUT {path}: {(int)reply.StatusCode} {await reply.Content.ReadAsStringAsync()}");
    }
}
