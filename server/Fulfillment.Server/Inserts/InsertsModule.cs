using System.Text.Json.Nodes;
using Fulfillment.Server.Access;
using Fulfillment.Server.Cards;
using Fulfillment.Server.Catalog;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Inserts;

/// <summary>Campaigns, what they put into parcels, and why.</summary>
internal static class InsertsModule
{
    public static IServiceCollection AddInserts(this IServiceCollection services) => services
        .AddSingleton<CampaignStore>()
        .AddSingleton<CampaignSets>()
        .AddSingleton<CampaignUseStore>()
        .AddSingleton<ShipmentInsertStore>()
        .AddSingleton<InsertPreferenceStore>()
        .AddSingleton<ChangeInsertPreference>()
        .AddSingleton<SaveCampaign>()
        .AddSingleton<TryDecision>()
        .AddSingleton<PreviewCampaign>()
        .AddSingleton<DecideInserts>()
        .AddSingleton<SettleInsert>()
        .AddSingleton<IShipmentObserver>(provider => provider.GetRequiredService<SettleInsert>())
        .AddSingleton<ICodeFinder, InsertFinder>();

    public static void MapInserts(this IEndpointRouteBuilder api)
    {
        string[] readers = [Scopes.Campaigns, Scopes.Read, Scopes.Orders, Scopes.Bench];
        var merchant = api.MapGroup("/merchants/{merchant}");
        merchant.MapPut("/campaigns/{code}", PutAsync).Allow(Scopes.Campaigns).Takes<CampaignDocument>();
        merchant.MapGet("/campaigns/{code}", GetAsync).Allow(readers);
        merchant.MapGet("/campaigns/{code}/versions", VersionsAsync).Allow(readers);
        merchant.MapGet("/campaigns/{code}/preview", PreviewAsync).Allow(readers);
        merchant.MapGet("/campaigns", ListAsync).Allow(readers);
        merchant.MapPost("/inserts/decide", DecideAsync).Allow(readers).AllowBody(DecisionTrialReader.MaxBytes + 1);
    }

    private static async Task<IResult> PutAsync(string merchant, string code, HttpContext http, SaveCampaign save, CancellationToken ct) =>
        (await (await ReadBodyAsync(http.Request, CampaignReader.MaxBytes, ct)).ThenAsync(body => save.HandleAsync(merchant, code, body, http.Caller(), ct)))
            .ToPutReply(document => document.WithKey("code", code));

    private static async Task<IResult> GetAsync(string merchant, string code, CampaignStore store, CancellationToken ct) =>
        await store.FindAsync(merchant, code, ct) is { } saved ? Results.Json(View(saved), Json.Options) : InsertRefusals.NoSuchCampaign(code).ToHttp();

    private static async Task<IResult> VersionsAsync(string merchant, string code, CampaignStore store, CancellationToken ct) =>
        await store.VersionsAsync(merchant, code, ct) is { Count: > 0 } versions
            ? Results.Json(new { items = versions.Select(View), next = (string?)null }, Json.Options)
            : InsertRefusals.NoSuchCampaign(code).ToHttp();

    /// <summary><c>?variant=</c> besides what every preview takes.</summary>
    private static async Task<IResult> PreviewAsync(string merchant, string code, HttpContext http, PreviewCampaign preview, string? variant, CancellationToken ct)
    {
        var asked = PreviewLook.Of(http.Request);
        if (asked.Refusal is { } refusal) return refusal.ToHttp();
        var (order, locale) = (asked.Value!.Order, asked.Value.Locale);
        return asked.Value.Draw(http, await preview.HandleAsync(merchant, code, string.IsNullOrEmpty(variant) ? null : variant, order, locale, ct));
    }

    private static async Task<IResult> ListAsync(string merchant, HttpContext http, CampaignStore store, PlaceStore places, CancellationToken ct)
    {
        var page = PageRequest.Of(http.Request);
        if (page.Refusal is { } refusal) return refusal.ToHttp();
        return await places.FindMerchantAsync(merchant, ct) is null
            ? PlaceRefusals.NoSuchMerchant(merchant).ToHttp()
            : Results.Json(page.Value.Reply(await store.ListAsync(merchant, page.Value, ct), saved => saved.Code, View), Json.Options);
    }

    private static async Task<IResult> DecideAsync(string merchant, HttpContext http, TryDecision decision, CancellationToken ct)
    {
        var body = await ReadBodyAsync(http.Request, DecisionTrialReader.MaxBytes, ct);
        if (body.Refusal is { } tooLarge) return tooLarge.ToHttp();
        var trial = DecisionTrialReader.Read(body.Value);
        return (trial.Refusal is { } refusal ? refusal : await decision.HandleAsync(merchant, trial.Value!, ct)).ToHttp();
    }

    private static JsonObject View(SavedCampaign saved)
    {
        var view = new JsonObject { ["code"] = saved.Code };
        foreach (var (name, value) in JsonNode.Parse(saved.Document)!.AsObject()) view[name] = value?.DeepClone();
        view["version"] = saved.Version;
        view["savedBy"] = saved.SavedBy;
        view["savedAt"] = saved.SavedAt;
        return view;
    }

    /// <summary>The raw body, for readers that refuse by path; never more than it may be.</summary>
    private static async Task<Outcome<ReadOnlyMemory<byte>>> ReadBodyAsync(HttpRequest request, int most, CancellationToken ct)
    {
        using var body = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, ct)) > 0)
        {
            if (body.Length + read > most) return InsertRefusals.TooLarge(most);
            body.Write(chunk, 0, read);
        }

        return new ReadOnlyMemory<byte>(body.ToArray());
    }
}
