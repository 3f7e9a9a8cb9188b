using System.Globalization;
using System.Text;
using Fulfillment.Contracts;
using Fulfillment.LabelTemplates;
using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Cards;

/// <summary>Templates of a merchant over HTTP: what they are, their versions, who answers for them.</summary>
internal static class TemplateEndpoints
{
    public const int LargestTemplate = 1024 * 1024;

    private static readonly Text Notice = new(
        "信書に当たるかどうかを考えるための目安です。文面に直接書かれたことは数えません。法的な助言ではありません。",
        "A guard for the question whether a sheet counts as correspondence (信書). What a text says in so many words is not counted. Not legal advice.");

    public static void MapTemplates(this RouteGroupBuilder merchant)
    {
        merchant.MapPut("/templates/{code}", PutAsync).Allow(Scopes.Campaigns).AllowBody(2 * LargestTemplate).TakesFile("application/json");
        merchant.MapDelete("/templates/{code}", RemoveAsync).Allow(Scopes.Campaigns);
        merchant.MapGet("/templates/{code}", GetAsync).Allow(CardsModule.Readers);
        merchant.MapGet("/templates/{code}/details", DetailsAsync).Allow(CardsModule.Readers);
        merchant.MapGet("/templates/{code}/versions", VersionsAsync).Allow(CardsModule.Readers);
        merchant.MapGet("/templates", ListAsync).Allow(CardsModule.Readers);
        merchant.MapPut("/templates/{code}/sign-off", SignOffAsync).Allow(Scopes.Campaigns).Takes<SignOffRequest>();
        merchant.MapDelete("/templates/{code}/sign-off", RemoveSignOffAsync).Allow(Scopes.Campaigns);
    }

    private static async Task<IResult> PutAsync(string merchant, string code, HttpContext http, PutTemplate put, SignOffStore signOffs, CancellationToken ct)
    {
        if (await http.Request.ReadBytesAsync(LargestTemplate, ct) is not { } bytes) return CardsRefusals.TooLarge(code, LargestTemplate).ToHttp();
        var seen = Seen(http.Request);
        if (seen.Refusal is { } malformed) return malformed.ToHttp();
        var saved = await put.HandleAsync(merchant, code, bytes, seen.Value!.Hash, http.Caller(), ct);
        if (saved.Value is not { } done) return saved.ToPutReply();
        http.Response.Headers.ETag = CardsModule.Tag(done.Document.Template.Hash).ToString();
        var signOff = await signOffs.FindAsync(merchant, done.Document.Template.Hash, ct);
        return saved.ToPutReply(found => View(found, signOff));
    }

    private static async Task<IResult> RemoveAsync(string merchant, string code, HttpContext http, RemoveTemplate remove, CancellationToken ct)
    {
        var seen = Seen(http.Request);
        if (seen.Refusal is { } malformed) return malformed.ToHttp();
        return await remove.HandleAsync(merchant, code, seen.Value!.Hash, http.Caller(), ct) is { } refusal ? refusal.ToHttp() : Results.NoContent();
    }

    /// <summary>The template as it was stated, so that what is read can be sent again; <c>?version=</c> reads an earlier one, 0 the built-in one.</summary>
    private static async Task<IResult> GetAsync(string merchant, string code, HttpContext http, FindTemplate find, TemplateStore templates, PlaceStore places, CancellationToken ct)
    {
        if (await places.FindMerchantAsync(merchant, ct) is null) return PlaceRefusals.NoSuchMerchant(merchant).ToHttp();
        string hash;
        if (http.Request.Query["version"] is [{ } asked])
        {
            if (asked == "0" && BuiltInTemplates.ByCode.TryGetValue(code, out var builtIn))
            {
                http.Response.Headers.ETag = CardsModule.Tag(builtIn.Hash).ToString();
                return Results.Text(BuiltInTemplates.Json(code), "application/json", Encoding.UTF8);
            }
            var past = await templates.VersionsAsync(merchant, code, ct);
            if (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var version) || past.FirstOrDefault(v => v.Version == version)?.Hash is not { } then)
                return CardsRefusals.NoSuchVersion(code).ToHttp();
            hash = then;
        }
        else
        {
            var found = await find.HandleAsync(merchant, code, ct);
            if (found.Refusal is { } refusal) return refusal.ToHttp();
            hash = found.Value!.Template.Hash;
        }
        http.Response.Headers.ETag = CardsModule.Tag(hash).ToString();
        return Results.Text((await templates.FindDocumentAsync(merchant, hash, ct))!, "application/json", Encoding.UTF8);
    }

    private static async Task<IResult> DetailsAsync(string merchant, string code, FindTemplate find, SignOffStore signOffs, PlaceStore places, CancellationToken ct)
    {
        if (await places.FindMerchantAsync(merchant, ct) is null) return PlaceRefusals.NoSuchMerchant(merchant).ToHttp();
        var found = await find.HandleAsync(merchant, code, ct);
        return found.Refusal is { } refusal
            ? refusal.ToHttp()
            : Results.Json(View(found.Value!, await signOffs.FindAsync(merchant, found.Value!.Template.Hash, ct)), Json.Options);
    }

    private static async Task<IResult> VersionsAsync(string merchant, string code, FindTemplate find, TemplateStore templates, PlaceStore places, CancellationToken ct)
    {
        if (await places.FindMerchantAsync(merchant, ct) is null) return PlaceRefusals.NoSuchMerchant(merchant).ToHttp();
        if ((await find.HandleAsync(merchant, code, ct)).Refusal is { } refusal) return refusal.ToHttp();
        return Results.Json(new { items = await templates.VersionsAsync(merchant, code, ct), next = (string?)null }, Json.Options);
    }

    private static async Task<IResult> ListAsync(string merchant, HttpContext http, TemplateStore templates, SignOffStore signOffs, PlaceStore places, CancellationToken ct)
    {
        var page = PageRequest.Of(http.Request);
        if (page.Refusal is { } refusal) return refusal.ToHttp();
        if (await places.FindMerchantAsync(merchant, ct) is null) return PlaceRefusals.NoSuchMerchant(merchant).ToHttp();
        var all = BuiltInTemplates.ByCode.Values.ToDictionary(template => template.Code, template => new TemplateVersion(0, template), StringComparer.Ordinal);
        foreach (var (code, version, hash) in await templates.ListAsync(merchant, ct))
            all[code] = new TemplateVersion(version, (await templates.FindByHashAsync(merchant, hash, ct))!);
        var signed = await signOffs.AllAsync(merchant, ct);
        var items = all.Values.OrderBy(found => found.Template.Code, StringComparer.Ordinal)
            .Where(found => string.CompareOrdinal(found.Template.Code, page.Value.After) > 0).Take(page.Value.Limit).ToList();
        return Results.Json(page.Value.Reply(items, found => found.Template.Code, found => View(found, signed.GetValueOrDefault(found.Template.Hash))), Json.Options);
    }

    private static async Task<IResult> SignOffAsync(string merchant, string code, HttpContext http, SignOffTemplate signOff, CancellationToken ct) =>
        (await (await http.Request.ReadJsonAsync<SignOffRequest>(ct)).ThenAsync(sent => signOff.HandleAsync(merchant, code, sent, http.Caller(), ct))).ToPutReply();

    private static async Task<IResult> RemoveSignOffAsync(string merchant, string code, HttpContext http, SignOffTemplate signOff, CancellationToken ct) =>
        await signOff.RemoveAsync(merchant, code, http.Caller(), ct) is { } refusal ? refusal.ToHttp() : Results.NoContent();

    private static object View(TemplateVersion found, SignOff? signOff) => new
    {
        found.Template.Code,
        Name = new Text(found.Template.NameIn("ja"), found.Template.NameIn("en")),
        found.Version,
        BuiltIn = found.IsBuiltIn,
        found.Template.Hash,
        Page = new { WidthMm = found.Template.PageWidthMm, HeightMm = found.Template.PageHeightMm },
        Content = found.Template.Content.ToDictionary(text => text.Key, text => new Text(text.Value.Ja, text.Value.En)),
        found.Template.PersonalData,
        found.Template.PersonalFields,
        PersonalDataNotice = Notice,
        SignOff = signOff,
    };

    /// <summary>The content the caller has seen, as If-Match states it; none where it does not say, or says <c>*</c>.</summary>
    private static Outcome<SeenContent> Seen(HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0) return new SeenContent(null);
        if (request.GetTypedHeaders().IfMatch is not [{ IsWeak: false } tag]) return CardsRefusals.BadIfMatch;
        return new SeenContent(tag.Tag.Value is "*" ? null : tag.Tag.Value!.Trim('"'));
    }

    private sealed record SeenContent(string? Hash);
}
