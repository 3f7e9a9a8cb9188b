using Fulfillment.Server.Access;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;
using Microsoft.Net.Http.Headers;

namespace Fulfillment.Server.Cards;

/// <summary>Templates and assets of merchants, their versions and previews, and the setting of cards for whoever prints.</summary>
internal static class CardsModule
{
    public static readonly string[] Readers = [Scopes.Read, Scopes.Campaigns, Scopes.Orders, Scopes.Bench];

    public static IServiceCollection AddCards(this IServiceCollection services) => services
        .AddSingleton<AssetStore>()
        .AddSingleton<TemplateStore>()
        .AddSingleton<CardPress>()
        .AddSingleton<DemoCard>()
        .AddSingleton<PutAsset>()
        .AddSingleton<PutTemplate>()
        .AddSingleton<RemoveTemplate>()
        .AddSingleton<ProveTemplate>()
        .AddSingleton<SignOffStore>()
        .AddSingleton<SignOffTemplate>()
        .AddSingleton<FindTemplate>()
        .AddSingleton<PrepareCard>()
        .AddSingleton<RenderCard>()
        .AddSingleton<IRenderPrintJob>(services => services.GetRequiredService<RenderCard>())
        .AddHostedService<WarmPress>()
        .AddSingleton<PreviewTemplate>();

    public static void MapCards(this IEndpointRouteBuilder api)
    {
        var merchant = api.MapGroup("/merchants/{merchant}");
        merchant.MapAssets();
        merchant.MapTemplates();
        merchant.MapGet("/templates/{code}/preview", PreviewAsync).Allow(Readers);
        merchant.MapPost("/templates/{code}/preview", PreviewDraftAsync).Allow(Scopes.Campaigns).AllowBody(2 * TemplateEndpoints.LargestTemplate).TakesFile("application/json");
    }

    public static EntityTagHeaderValue Tag(string hash) => new($"\"{hash}\"");

    private static async Task<IResult> PreviewAsync(string merchant, string code, HttpContext http, PreviewTemplate preview, CancellationToken ct)
    {
        var asked = PreviewLook.Of(http.Request);
        return asked.Refusal is { } refusal ? refusal.ToHttp() : asked.Value!.Draw(http, await preview.HandleAsync(merchant, code, asked.Value.Order, asked.Value.Locale, null, ct, asked.Value.Extent));
    }

    private static async Task<IResult> PreviewDraftAsync(string merchant, string code, HttpContext http, PreviewTemplate preview, CancellationToken ct)
    {
        if (await http.Request.ReadBytesAsync(TemplateEndpoints.LargestTemplate, ct) is not { } document) return CardsRefusals.TooLarge(code, TemplateEndpoints.LargestTemplate).ToHttp();
        var asked = PreviewLook.Of(http.Request);
        return asked.Refusal is { } refusal ? refusal.ToHttp() : asked.Value!.Draw(http, await preview.HandleDraftAsync(merchant, document, asked.Value, ct));
    }

    /// <summary>The body, or null when it is longer than the limit. It is heard out all the same: a caller who is cut off while sending sees a broken pipe, not the refusal.</summary>
    public static async Task<byte[]?> ReadBytesAsync(this HttpRequest request, int limit, CancellationToken ct)
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
