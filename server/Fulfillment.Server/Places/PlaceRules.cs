using System.Text.RegularExpressions;
using Fulfillment.Contracts;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;

namespace Fulfillment.Server.Places;

/// <summary>What a document of set-up must be. Each answer names the member that is wrong.</summary>
internal static partial class PlaceRules
{
    private const int LongestName = 200;

    public static Refusal? Refuses(MerchantDocument merchant) =>
        RefusesName("name.ja", merchant.Name.Ja)
        ?? RefusesName("name.en", merchant.Name.En)
        ?? RefusesLanguage("locale", merchant.Locale)
        ?? (merchant.InvoiceRegistrationNumber is { } number && !InvoiceNumber().IsMatch(number)
            ? PlaceRefusals.Malformed("invoiceRegistrationNumber", "T と 13 桁の数字にしてください。", "Write T and 13 digits.")
            : null)
        ?? (merchant.Brand.Color is { } color && !Color().IsMatch(color)
            ? PlaceRefusals.Malformed("brand.color", "#rrggbb の形にしてください。", "Write it as #rrggbb.")
            : null)
        ?? (merchant.Brand.LogoAsset is { } logo && !AssetName().IsMatch(logo)
            ? PlaceRefusals.Malformed("brand.logoAsset", "登録した画像の名前にしてください。", "Use the name of an uploaded image.")
            : null)
        ?? (merchant.Brand.SiteUrl is { } url && !IsWebAddress(url)
            ? PlaceRefusals.Malformed("brand.siteUrl", "http:// か https:// で始まる URL にしてください。", "Use a URL that begins with http:// or https://.")
            : null)
        ?? RefusesRange("policies.lateMinutes", merchant.Policies.LateMinutes, 0, 1440)
        ?? RefusesRange("policies.reviewAfterDays", merchant.Policies.ReviewAfterDays, 0, 60)
        ?? RefusesRange("policies.weighTolerancePercent", merchant.Policies.WeighTolerancePercent, 0, 100)
        ?? RefusesRange("slots.card", merchant.Slots.Card, 0, 20)
        ?? RefusesRange("slots.flyer", merchant.Slots.Flyer, 0, 20)
        ?? RefusesRange("slots.qr", merchant.Slots.Qr, 0, 20)
        ?? RefusesRange("controlGroupPercent", merchant.ControlGroupPercent, 0, 100);

    public static Refusal? Refuses(SiteDocument site) =>
        RefusesName("name", site.Name)
        ?? (IsTimeZone(site.TimeZone)
            ? null
            : PlaceRefusals.Wrong(
                "unknown-time-zone",
                "timeZone",
                $"タイムゾーン {site.TimeZone} はありません。",
                $"There is no time zone {site.TimeZone}.",
                "Asia/Tokyo のような IANA の名前にしてください。",
                "Use an IANA name such as Asia/Tokyo."));

    public static Refusal? Refuses(PrinterDocument printer) =>
        (IsPrinterUri(printer.Uri)
            ? null
            : PlaceRefusals.Wrong(
                "unknown-printer-uri",
                "uri",
                "プリンターの URI を使えません。",
                "This printer URI cannot be used.",
                "ipp:// ipps:// socket://host:9100 cups:キュー名 file:フォルダー のいずれかにしてください。",
                "Use ipp://, ipps://, socket://host:9100, cups:queue or file:folder."))
        ?? (PrintMedia.Find(printer.Media) is not null
            ? null
            : PlaceRefusals.Wrong(
                "unknown-media",
                "media",
                $"用紙 {printer.Media} は使えません。",
                $"There is no media {printer.Media}.",
                "a6 a5 a4 b6 b5 hagaki か、label100x150 のようにミリで書いてください。",
                "Use a6, a5, a4, b6, b5, hagaki, or a label size in mm such as label100x150."));

    public static Refusal? Refuses(WorkerDocument worker) =>
        RefusesName("name", worker.Name)
        ?? RefusesLanguage("language", worker.Language)
        ?? (worker.Pin is { } pin && !IsPin(pin) ? PlaceRefusals.Malformed("pin", "4〜8 桁の数字にしてください。", "Use 4 to 8 digits.") : null);

    public static bool IsPin(string text) => Pin().IsMatch(text);

    /// <summary>A name in one language serves both; none at all is the code.</summary>
    public static Text Complete(Text? name, string code)
    {
        var (ja, en) = (name?.Ja?.Trim() ?? "", name?.En?.Trim() ?? "");
        return new Text(FirstOf(ja, en, code), FirstOf(en, ja, code));
    }

    private static string FirstOf(params string[] names) => names.First(name => name.Length > 0);

    private static Refusal? RefusesName(string field, string? name) =>
        name is not null && (name.Length > LongestName || name.Any(char.IsControl))
            ? PlaceRefusals.Malformed(field, $"{LongestName} 文字までで、改行などを含めないでください。", $"Use at most {LongestName} characters and no control characters.")
            : null;

    private static Refusal? RefusesLanguage(string field, string language) =>
        Language().IsMatch(language) ? null : PlaceRefusals.Malformed(field, "ja や en のような言語コードにしてください。", "Use a language code such as ja or en.");

    private static Refusal? RefusesRange(string field, decimal? value, decimal least, decimal most) =>
        value < least || value > most
            ? PlaceRefusals.Wrong(
                "out-of-range",
                field,
                $"{field} の値が範囲の外です。",
                $"The value of {field} is out of range.",
                $"{least}〜{most} にしてください。",
                $"Use {least} to {most}.")
            : null;

    // Windows names ("Tokyo Standard Time") are resolved too, but a database that moves between machines keeps to IANA's.
    private static bool IsTimeZone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId;

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    // A password in the address would be read back by everyone who may list printers.
    private static bool IsPrinterUri(string text) =>
        text.Length <= 500 && !text.Any(char.IsControl) && PrinterDevices.IsKnown(text) && !(Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.UserInfo.Length > 0);

    [GeneratedRegex(@"\AT[0-9]{13}\z")]
    private static partial Regex InvoiceNumber();

    [GeneratedRegex(@"\A#[0-9A-Fa-f]{6}\z")]
    private static partial Regex Color();

    [GeneratedRegex(@"\A[^/\\\p{Cc}]{1,200}\z")]
    private static partial Regex AssetName();

    [GeneratedRegex(@"\A[0-9]{4,8}\z")]
    private static partial Regex Pin();

    [GeneratedRegex(@"\A[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\z")]
    private static partial Regex Language();
}
