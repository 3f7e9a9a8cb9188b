using System.Text;
using Fulfillment.LabelTemplates;
using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;

namespace Fulfillment.Server.Cards;

/// <summary>Templates and assets of merchants, their versions and previews, and the setting of cards for whoever prints.</summary>
internal static class CardsModule
{
    private const int LargestTemplate = 1024 * 1024;

    public static IServiceCollection AddCards(this IServiceCollection services) => services
        .AddSingleton<AssetStore>()
        .AddSingleton<TemplateStore>()
        .AddSingleton<CardPress>()
        .AddSingleton<DemoCard>()
        .AddSingleton<PutAsset>()
        .AddSingleton<PutTemplate>()
        .AddSingleton<FindTemplate>()
        .AddSingleton<PrepareCard>()
        .AddSingleton<RenderCard>()
        .AddSingleton<IRenderPrintJob>(services => services.GetRequiredService<RenderCard>())
        .AddHostedService<WarmPress>()
        .AddSingleton<PreviewTemplate>();

    public static void MapCards(this IEndpointRouteBuilder api)
    {
        string[] readers = [Scopes.Read, Scopes.Campaigns, Scopes.Orders, Scopes.Bench];
        var merchant = api.MapGroup("/merchants/{merchant}");
        merchant.MapPut("/assets/{name}", PutAssetAsync).Allow(Scopes.Campaigns, Scopes.Orders).AllowBody(2 * AssetFile.LargestPdf).TakesFile("application/octet-stream");
        merchant.MapGet("/assets/{name}", GetAssetAsync).Allow(readers);
        merchant.MapGet("/assets", ListAssetsAsync).Allow(readers);
        merchant.MapPut("/templates/{code}", PutTemplateAsync).Allow(Scopes.Campaigns).AllowBody(2 * LargestTemplate).TakesFile("application/json");
        merchant.MapGet("/templates/{code}", GetTemplateAsync).Allow(readers);
        merchant.MapGet("/templates", ListTemplatesAsync).Allow(readers);
        merchant.MapGet("/templates/{code}/preview", PreviewAsync).Allow(readers);
    }

    private static async Task<IResult> PutAssetAsync(string merchant, string name, HttpContext http, PutAsset put, CancellationToken ct) =>
        http.HoldsSlash() ? CardsRefusals.BadAssetName.ToHttp()
        : await ReadAsync(http.Request, AssetFile.LargestPdf, ct) is { } bytes
            ? (await put.HandleAsync(merchant, name, bytes, http.Caller(), ct)).ToPutReply()
            : CardsRefusals.TooLarge(name, AssetFile.LargestPdf).ToHttp();

    private static async Task<IResult> GetAssetAsync(string merchant, string name, HttpContext http, AssetStore assets, CancellationToken ct)
    {
        if (await assets.FindAsync(merchant, name, ct) is not { } asset) return CardsRefusals.NoSuchAsset(name).ToHttp();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(asset.Bytes, asset.ContentType, entityTag: Tag(asset.Hash));
    }

    private static async Task<IResult> ListAssetsAsync(string merchant, HttpContext http, AssetStore assets, PlaceStore places, CancellationToken ct)
    {
        var page = PageRequest.Of(http.Request);
        if (page.Refusal is { } refusal) return refusal.ToHttp();
        return await places.FindMerchantAsync(merchant, ct) is null
            ? PlaceRefusals.NoSuchMerchant(merchant).ToHttp()
            : Results.Json(page.Value.Reply(await assets.ListAsync(merchant, page.Value, ct), asset => asset.Name), Json.Options);
    }

    private static async Task<IResult> PutTemplateAsync(string merchant, string code, HttpContext http, PutTemplate put, CancellationToken ct) =>
        await ReadAsync(http.Request, LargestTemplate, ct) is { } bytes
            ? (await put.HandleAsync(merchant, code, bytes, http.Caller(), ct)).ToPutReply(View)
            : CardsRefusals.TooLarge(code, LargestTemplate).ToHttp();

    /// <summary>The template as it was stated, so that what is read can be sent again.</summary>
    private static async Task<IResult> GetTemplateAsync(string merchant, string code, HttpContext http, FindTemplate find, TemplateStore templates, PlaceStore places, CancellationToken ct)
    {
        if (await places.FindMerchantAsync(merchant, ct) is null) return PlaceRefusals.NoSuchMerchant(merchant).ToHttp();
        var found = await find.HandleAsync(merchant, code, ct);
        if (found.Refusal is { } refusal) return refusal.ToHttp();
        http.Response.Headers.ETag = Tag(found.Value!.Template.Hash).ToString();
        return Results.Text((await templates.FindDocumentAsync(merchant, found.Value.Template.Hash, ct))!, "application/json", Encoding.UTF8);
    }

    private static async Task<IResult> ListTemplatesAsync(string merchant, HttpContext http, TemplateStore templates, PlaceStore places, CancellationToken ct)
    {
        var page = PageRequest.Of(http.Request);
        if (page.Refusal is { } refusal) return refusal.ToHttp();
        if (await places.FindMerchantAsync(merchant, ct) is null) return PlaceRefusals.NoSuchMerchant(merchant).ToHttp();
        var all = BuiltInTemplates.ByCode.Values.ToDictionary(template => template.Code, template => new TemplateVersion(0, template), StringComparer.Ordinal);
        foreach (var (code, version, hash) in await templates.ListAsync(merchant, ct))
            all[code] = new TemplateVersion(version, (await templates.FindByHashAsync(merchant, hash, ct))!);
        var items = all.Values.OrderBy(found => found.Template.Code, StringComparer.Ordinal)
            .Where(found => string.CompareOrdinal(found.Template.Code, page.Value.After) > 0).Take(page.Value.Limit).ToList();
        return Results.Json(page.Value.Reply(items, found => found.Template.Code, View), Json.Options);
    }

    private static async Task<IResult> PreviewAsync(string merchant, string code, HttpContext http, PreviewTemplate preview, CancellationToken ct)
    {
        var asked = PreviewLook.Of(http.Request);
        return asked.Refusal is { } refusal ? refusal.ToHttp() : asked.Value!.Draw(http, await preview.HandleAsync(merchant, code, asked.Value.Order, asked.Value.Locale, null, ct));
    }

    private static object View(TemplateVersion found) => new
    {
        found.Template.Code,
        Name = new { Ja = found.Template.NameIn("ja"), En = found.Template.NameIn("en") },
        found.Version,
        BuiltIn = found.IsBuiltIn,
        found.Template.Hash,
        found.Template.PersonalData,
        found.Template.PersonalFields,
        Page = new { WidthMm = found.Template.PageWidthMm, HeightMm = found.Template.PageHeightMm },
    };

    private static Microsoft.Net.Http.Headers.EntityTagHeaderValue Tag(string hash) => new($"\"{hash}\"");

    /// <summary>The body, or null when it is longer than the limit. It is heard out all the same: a caller who is cut off while sending sees a broken pipe, not the refusal.</summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request, int limit, CancellationToken ct)
    {
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await request.Body.ReadAsync(buffer, ct) is > 0 and var read)
        {
            if (body.Length <= limit) body.Write(buffer, 0, read);
        }
        return body.Length <= limit ? body.ToArray() : null;
    }
}
