using System.Text.Json;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Inserts;

/// <summary>What a campaign has to be beyond well-formed.</summary>
internal static class CampaignRules
{
    private const int MaxVariants = 26;
    private const int MaxWeight = 1_000_000;
    private const int MaxName = 100;

    public static Refusal? Refuses(string code, CampaignDocument campaign, string path) =>
        RefusesPaper(code, campaign, path)
        ?? RefusesWindow(campaign.Window, path)
        ?? RefusesCaps(campaign.Caps, path)
        ?? RefusesVariants(campaign.Variants, path);

    private static Refusal? RefusesPaper(string code, CampaignDocument campaign, string path)
    {
        if (campaign.Name is { } name && ((name.Ja?.Length ?? 0) > MaxName || (name.En?.Length ?? 0) > MaxName))
            return InsertRefusals.TooLong($"{path}name", MaxName);
        if (campaign.Link is { } link && !(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
            return InsertRefusals.NotALink($"{path}link");
        if (campaign.Template is { } template && !Codes.IsCode(template))
            return InsertRefusals.NotACode($"{path}template");
        if (campaign is { Status: CampaignStatus.Live, Template: null, Stock.Kind: StockKind.Printed })
            return InsertRefusals.LiveWithoutTemplate($"{path}template");
        if (campaign.HoldoutPercent is < 0 or > 100)
            return InsertRefusals.OutOfRange($"{path}holdoutPercent", 0, 100);
        if (campaign.Grams is < 0 or > 10_000)
            return InsertRefusals.OutOfRange($"{path}grams", 0, 10_000);
        if (campaign.ThicknessMm is < 0 or > 1_000)
            return InsertRefusals.OutOfRange($"{path}thicknessMm", 0, 1_000);
        return RefusesStock(code, campaign.Stock, path);
    }

    private static Refusal? RefusesStock(string code, InsertStock stock, string path)
    {
        if (stock.Kind is StockKind.Printed)
            return null;
        if (string.IsNullOrWhiteSpace(stock.Sku))
            return InsertRefusals.Required($"{path}stock.sku");
        if (stock.WhenOut is not WhenOutPolicy.Substitute)
            return null;
        return stock.Substitute is { } substitute && Codes.IsCode(substitute) && substitute != code
            ? null
            : InsertRefusals.SubstituteNeeded($"{path}stock.substitute");
    }

    private static Refusal? RefusesWindow(CampaignWindow? window, string path) =>
        window is { From: { } from, To: { } to } && from > to ? InsertRefusals.WindowEndsBeforeItBegins($"{path}window.to") : null;

    private static Refusal? RefusesCaps(CampaignCaps caps, string path)
    {
        if (caps.PerCustomer is < 1)
            return InsertRefusals.OutOfRange($"{path}caps.perCustomer", 1, int.MaxValue);
        if (caps.Total is < 1)
            return InsertRefusals.OutOfRange($"{path}caps.total", 1, int.MaxValue);
        if (caps.PerCustomerPeriod is not { } period)
            return null;
        if (period.Days is < 1 or > 3_660)
            return InsertRefusals.OutOfRange($"{path}caps.perCustomerPeriod.days", 1, 3_660);
        return period.Count < 1 ? InsertRefusals.OutOfRange($"{path}caps.perCustomerPeriod.count", 1, int.MaxValue) : null;
    }

    private static Refusal? RefusesVariants(IReadOnlyList<CampaignVariant> variants, string path)
    {
        if (variants.Count > MaxVariants)
            return InsertRefusals.OutOfRange($"{path}variants", 0, MaxVariants);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < variants.Count; i++)
        {
            var at = $"{path}variants[{i}]";
            var variant = variants[i];
            if (!Codes.IsCode(variant.Key) || !keys.Add(variant.Key))
                return InsertRefusals.VariantKey($"{at}.key");
            if (variant.Weight is < 0 or > MaxWeight)
                return InsertRefusals.OutOfRange($"{at}.weight", 0, MaxWeight);
            if (variant.Content is { ValueKind: not JsonValueKind.Object })
                return InsertRefusals.NotAnObject($"{at}.content");
        }

        return variants.Count > 0 && variants.All(variant => variant.Weight == 0) ? InsertRefusals.NoVariantWeighs($"{path}variants") : null;
    }
}
