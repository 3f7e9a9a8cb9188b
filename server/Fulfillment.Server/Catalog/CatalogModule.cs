using Fulfillment.Server.Access;
using Fulfillment.Server.Catalog.Import;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Catalog;

/// <summary>Products, their barcodes, and what any scanned code is.</summary>
internal static class CatalogModule
{
    public static IServiceCollection AddCatalog(this IServiceCollection services) => services
        .AddSingleton<ProductStore>()
        .AddSingleton<PutProduct>()
        .AddSingleton<ImportProfileStore>()
        .AddSingleton<PutImportProfile>()
        .AddSingleton<ReceiveSheet>()
        .AddSingleton<ImportProducts>()
        .AddSingleton<ResolveCode>()
        .AddSingleton<ICodeFinder, ProductFinder>();

    public static void MapCatalog(this IEndpointRouteBuilder api)
    {
        string[] readers = [Scopes.Read, Scopes.Bench, Scopes.Orders, Scopes.Campaigns];
        var merchant = api.MapGroup("/merchants/{merchant}");
        merchant.MapPut("/products/{sku}", PutProductAsync).Allow(Scopes.Orders);
        merchant.MapGet("/products/{sku}", GetProductAsync).Allow(readers);
        merchant.MapGet("/products", ListProductsAsync).Allow(readers);
        merchant.MapPost("/products/import", ImportProductsAsync).Allow(Scopes.Orders).AllowBody(CsvText.MostBytes + 1).TakesFile("text/csv");
        merchant.MapPut("/import-profiles/{profile}", PutProfileAsync).Allow(Scopes.Orders);
        merchant.MapGet("/import-profiles/{profile}", GetProfileAsync).Allow(readers);
        api.MapPost("/barcodes/resolve", ResolveAsync).Allow(readers).ForOwnMerchant().AllowBody(4 << 20);
    }

    private static async Task<IResult> PutProductAsync(string merchant, string sku, HttpContext http, PutProduct put, CancellationToken ct) =>
        ProductRules.RefusesSku("sku", http.HoldsSlash() ? "/" : sku) is { } refusal
            ? refusal.ToHttp()
            : (await (await http.Request.ReadJsonAsync<Product>(ct)).ThenAsync(sent => put.HandleAsync(merchant, sku, sent, http.Caller(), ct))).ToPutReply();

    private static async Task<IResult> GetProductAsync(string merchant, string sku, ProductStore products, CancellationToken ct) =>
        await products.FindAsync(merchant, sku, ct) is { } product ? Results.Json(product, Json.Options) : CatalogRefusals.NoSuchProduct(sku).ToHttp();

    private static async Task<IResult> ListProductsAsync(string merchant, HttpContext http, PlaceStore places, ProductStore products, CancellationToken ct)
    {
        var page = PageRequest.Of(http.Request);
        if (page.Refusal is { } refusal) return refusal.ToHttp();
        return await places.FindMerchantAsync(merchant, ct) is null
            ? PlaceRefusals.NoSuchMerchant(merchant).ToHttp()
            : Results.Json(page.Value.Reply(await products.ListAsync(merchant, page.Value, ct), product => product.Sku), Json.Options);
    }

    private static async Task<IResult> ImportProductsAsync(string merchant, HttpContext http, ReceiveSheet receive, ImportProducts import, CancellationToken ct)
    {
        var sheet = await receive.HandleAsync(merchant, http.Request, ProductSheet.Columns, ct);
        return sheet.Refusal is { } refusal ? refusal.ToHttp() : await import.HandleAsync(merchant, sheet.Value!, http.Caller(), ct);
    }

    private static async Task<IResult> PutProfileAsync(string merchant, string profile, HttpContext http, PutImportProfile put, CancellationToken ct) =>
        (await (await http.Request.ReadJsonAsync<CsvProfile>(ct)).ThenAsync(sent => put.HandleAsync(merchant, profile, sent, http.Caller(), ct))).ToPutReply();

    private static async Task<IResult> GetProfileAsync(string merchant, string profile, ImportProfileStore profiles, CancellationToken ct) =>
        await profiles.FindAsync(merchant, profile, ct) is { } found ? Results.Json(found, Json.Options) : CatalogRefusals.NoSuchProfile(profile).ToHttp();

    private static async Task<IResult> ResolveAsync(HttpContext http, ResolveCode resolve, CancellationToken ct) =>
        await (await http.Request.ReadJsonAsync<ScannedText>(ct)).Match(
            async scan => scan.Data is null
                ? CatalogRefusals.Malformed("data", "スキャンした文字列を送ってください。", "Send the text that was scanned.").ToHttp()
                : Results.Json(await resolve.HandleAsync(scan.Data, scan.Symbology, http.Caller().Merchant, ct), Json.Options),
            refusal => Task.FromResult(refusal.ToHttp()));
}

/// <summary>The body of <c>POST /api/v1/barcodes/resolve</c>.</summary>
internal sealed record ScannedText
{
    public string? Data { get; init; }
    public string? Symbology { get; init; }
}
