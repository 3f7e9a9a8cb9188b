using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;

namespace Fulfillment.Server.Cards;

/// <summary>
/// A print job becomes paper: the template that <see cref="PrepareCard"/> chose and the data it answered, or a document that
/// came with the order, by its content. The same job always gives the same bytes.
/// </summary>
internal sealed class RenderCard(TemplateStore templates, AssetStore assets, CardPress press, CardBackends backends) : IRenderPrintJob
{
    public Task<Outcome<byte[]>> RenderAsync(string merchant, PrintSource source, string data, CancellationToken ct) =>
        source.Kind is PrintSourceKind.Document ? DocumentAsync(merchant, source, ct) : HandleAsync(merchant, source.Hash, data, ct);

    public async Task<Outcome<byte[]>> HandleAsync(string merchant, string templateHash, string data, CancellationToken ct)
    {
        if (await templates.FindByHashAsync(merchant, templateHash, ct) is not { } template) return CardsRefusals.NoSuchTemplate(templateHash);
        var set = await press.SetAsync(merchant, template, data, ct);
        return set.Refusal is { } refusal ? refusal : backends.Pdf(set.Value!.Sheet);
    }

    private async Task<Outcome<byte[]>> DocumentAsync(string merchant, PrintSource source, CancellationToken ct) =>
        await assets.FindByHashAsync(merchant, source.Hash, ct) switch
        {
            null => CardsRefusals.NoSuchAsset(source.Code),
            { Kind: AssetKind.Pdf } document => document.Bytes,
            _ => CardsRefusals.NotADocument(source.Code),
        };
}
