using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Cards;

/// <summary>Pictures and documents of a merchant over HTTP.</summary>
internal static class AssetEndpoints
{
    public static void MapAssets(this RouteGroupBuilder merchant)
    {
        merchant.MapPut("/assets/{name}", PutAsync).Allow(Scopes.Campaigns, Scopes.Orders).AllowBody(2 * AssetFile.LargestPdf).TakesFile("application/octet-stream");
        merchant.MapGet("/assets/{name}", GetAsync).Allow(CardsModule.Readers);
        merchant.MapGet("/assets", ListAsync).Allow(CardsModule.Readers);
    }

    private static async Task<IResult> PutAsync(string merchant, string name, HttpContext http, PutAsset put, CancellationToken ct) =>
        http.HoldsSlash() ? CardsRefusals.BadAssetName.ToHttp()
        : await http.Request.ReadBytesAsync(AssetFile.LargestPdf, ct) is { } bytes
            ? (await put.HandleAsync(merchant, name, bytes, http.Caller(), ct)).ToPutReply()
            : CardsRefusals.TooLarge(name, AssetFile.LargestPdf).ToHttp();

    private static async Task<IResult> GetAsync(string merchant, string name, HttpContext http, AssetStore assets, CancellationToken ct)
    {
        if (await assets.FindAsync(merchant, name, ct) is not { } asset) return CardsRefusals.NoSuchAsset(name).ToHttp();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(asset.Bytes, asset.ContentType, entityTag: CardsModule.Tag(asset.Hash));
    }

    private static async Task<IResult> ListAsync(string merchant, HttpContext http, AssetStore assets, PlaceStore places, CancellationToken ct)
    {
        var page = PageRequest.Of(http.Request);
        if (page.Refusal is { } refusal) return refusal.ToHttp();
        return await places.FindMerchantAsync(merchant, ct) is null
            ? PlaceRefusals.NoSuchMerchant(merchant).ToHttp()
            : Results.Json(page.Value.Reply(await assets.ListAsync(merchant, page.Value, ct), asset => asset.Name), Json.Options);
    }
}
