using System.Globalization;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Orders;

/// <summary>What an order must be before anybody packs it. Each answer names the member that is wrong.</summary>
internal static class OrderRules
{
    private const int MostLines = 1000;
    private const int MostPieces = 1_000_000;
    private const int MostListed = 200;
    private const int LongestSku = 100;
    private const int LongestName = 200;
    private const int LongestText = 2000;
    private const decimal MostMoney = 999_999_999_999m;

    /// <summary>ISO 4217, active codes.</summary>
    private static readonly HashSet<string> Currencies =
    [
        .. ("AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK "
            + "DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR "
            + "KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB "
            + "PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD "
            + "TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG").Split(' '),
    ];

    public static Refusal? Refuses(OrderDocument order) =>
        RefusesLines(order.Lines)
        ?? RefusesCharges(order.Charges)
        ?? RefusesCode("carrier", order.Carrier)
        ?? RefusesCode("service", order.Service)
        ?? RefusesCode("site", order.Site)
        ?? RefusesText("tote", order.Tote, OrderNumber.MaxLength)
        ?? RefusesText("channel", order.Channel, LongestName)
        ?? RefusesText("coupon", order.Coupon, LongestName)
        ?? RefusesText("paymentMethod", order.PaymentMethod, LongestName)
        ?? RefusesText("notes", order.Notes, LongestText)
        ?? RefusesMoney("total", order.Total)
        ?? RefusesMoney("delivery.codAmount", order.Delivery.CodAmount)
        ?? RefusesText("delivery.timeSlot", order.Delivery.TimeSlot, LongestName)
        ?? (Currencies.Contains(order.Currency) ? null : Unknown("currency", order.Currency, "JPY のような ISO 4217 の通貨コードにしてください。", "Use an ISO 4217 currency code such as JPY."))
        ?? RefusesCustomer(order.Customer)
        ?? RefusesAddress("shipTo", order.ShipTo)
        ?? (order.Sender is { } sender ? RefusesAddress("sender", sender) : null)
        ?? RefusesNumber("subscription.delivery", order.Subscription?.Delivery, 0, MostPieces)
        ?? RefusesDocuments(order.Documents)
        ?? RefusesCount("recommendedSkus", order.RecommendedSkus.Count)
        ?? RefusesCount("facts", order.Facts.Count)
        ?? WaybillRules.Refuses(order.Carrier, order.Waybills);

    private static Refusal? RefusesLines(IReadOnlyList<OrderLine> lines)
    {
        if (lines.Count is 0 or > MostLines)
            return OrderRefusals.Wrong("lines-missing", "lines", $"明細が {lines.Count} 行です。", $"The order has {lines.Count} lines.", $"1〜{MostLines} 行にしてください。", $"Send 1 to {MostLines} lines.");
        var seen = new HashSet<int>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (RefusesLine($"lines[{i}]", lines[i], seen) is { } refusal) return refusal;
        }

        return null;
    }

    private static Refusal? RefusesLine(string at, OrderLine line, HashSet<int> seen) =>
        RefusesNumber($"{at}.lineNo", line.LineNo, 1, MostPieces)
        ?? (seen.Add(line.LineNo)
            ? null
            : OrderRefusals.Wrong("line-repeated", $"{at}.lineNo", $"行番号 {line.LineNo} が二度あります。", $"Line number {line.LineNo} is there twice.", "行番号は注文の中で一意にしてください。", "Give each line of the order its own number."))
        ?? (IsSku(line.Sku)
            ? null
            : OrderRefusals.Wrong("sku-missing", $"{at}.sku", "商品コードがないか、正しくありません。", "The SKU is missing or not well formed.", $"「/」と制御文字を除く 1〜{LongestSku} 文字にしてください。", $"Use 1 to {LongestSku} characters, without / and control characters."))
        ?? RefusesNumber($"{at}.quantity", line.Quantity, 1, MostPieces)
        ?? RefusesMoney($"{at}.price", line.Price)
        ?? RefusesNumber($"{at}.taxRatePercent", line.TaxRatePercent, 0, 100)
        ?? RefusesCount($"{at}.lots", line.Lots.Count)
        ?? line.Lots.Select((lot, n) => RefusesText($"{at}.lots[{n}]", lot, LongestSku)).FirstOrDefault(refusal => refusal is not null);

    private static Refusal? RefusesCharges(IReadOnlyList<OrderCharge> charges)
    {
        if (RefusesCount("charges", charges.Count) is { } tooMany) return tooMany;
        return charges.Select((charge, i) =>
            (charge.Kind is ChargeKind.Discount
                ? RefusesNumber($"charges[{i}].amount", charge.Amount, -MostMoney, 0)
                : RefusesMoney($"charges[{i}].amount", charge.Amount))
            ?? RefusesNumber($"charges[{i}].taxRatePercent", charge.TaxRatePercent, 0, 100)
            ?? RefusesText($"charges[{i}].name", charge.Name?.Ja, LongestName)
            ?? RefusesText($"charges[{i}].name", charge.Name?.En, LongestName)).FirstOrDefault(refusal => refusal is not null);
    }

    private static Refusal? RefusesCustomer(OrderCustomer customer) =>
        RefusesText("customer.ref", customer.Ref, LongestName)
        ?? RefusesText("customer.name", customer.Name, LongestName)
        ?? RefusesText("customer.honorific", customer.Honorific, LongestName)
        ?? RefusesText("customer.tier", customer.Tier, LongestName)
        ?? RefusesNumber("customer.orderCount", customer.OrderCount, 0, int.MaxValue)
        ?? RefusesNumber("customer.subscriptionCount", customer.SubscriptionCount, 0, int.MaxValue)
        ?? RefusesNumber("customer.birthMonth", customer.BirthMonth, 1, 12)
        ?? RefusesCount("customer.tags", customer.Tags?.Count ?? 0)
        ?? (customer.Dates ?? new Dictionary<string, string>())
            .Where(date => !IsMonthAndDay(date.Value))
            .Select(date => Unknown($"customer.dates.{date.Key}", date.Value, "MM-dd の形（例: 05-01）にしてください。", "Write it as MM-dd, e.g. 05-01."))
            .FirstOrDefault();

    private static Refusal? RefusesAddress(string at, Address address) =>
        RefusesText($"{at}.name", address.Name, LongestName)
        ?? RefusesText($"{at}.postalCode", address.PostalCode, LongestName)
        ?? RefusesText($"{at}.prefecture", address.Prefecture, LongestName)
        ?? RefusesText($"{at}.address", address.Street, LongestText)
        ?? RefusesText($"{at}.phone", address.Phone, LongestName)
        ?? (address.Country is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] ? null : Unknown($"{at}.country", address.Country, "JP のような 2 文字の国コードにしてください。", "Use a two-letter country code such as JP."));

    private static Refusal? RefusesDocuments(IReadOnlyList<OrderAttachment> documents)
    {
        for (var i = 0; i < documents.Count; i++)
        {
            if (documents[i].Asset.Length == 0)
                return OrderRefusals.Wrong("asset-missing", $"documents[{i}].asset", "書類のファイル名がありません。", "The document names no asset.", "登録した PDF の名前を指定してください。", "Name an uploaded PDF.");
        }

        return RefusesCount("documents", documents.Count);
    }

    private static bool IsSku(string sku) =>
        !string.IsNullOrWhiteSpace(sku) && sku.Trim().Length == sku.Length && sku.Length <= LongestSku && !sku.Contains('/', StringComparison.Ordinal) && !sku.Any(char.IsControl);

    // 2000 was a leap year: 02-29 is somebody's day.
    private static bool IsMonthAndDay(string text) =>
        DateOnly.TryParseExact($"2000-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static Refusal? RefusesCode(string field, string? code) =>
        code is null || Codes.IsCode(code) ? null : Unknown(field, code, "英数字と . _ - の 1〜64 文字にしてください。", "Use 1 to 64 letters, digits, dots, underscores and hyphens.");

    private static Refusal? RefusesText(string field, string? text, int longest) =>
        text is null || text.Length <= longest
            ? null
            : OrderRefusals.Wrong("too-long", field, $"{field} が長すぎます（{text.Length} 文字）。", $"{field} is too long ({text.Length} characters).", $"{longest} 文字までにしてください。", $"Use at most {longest} characters.");

    private static Refusal? RefusesMoney(string field, decimal money) => RefusesNumber(field, money, 0, MostMoney);

    private static Refusal? RefusesCount(string field, int count) => RefusesNumber(field, count, 0, MostListed);

    private static Refusal? RefusesNumber(string field, decimal? number, decimal least, decimal most) =>
        number is null || (number >= least && number <= most)
            ? null
            : OrderRefusals.Wrong("out-of-range", field, $"{field} の値 {number} が範囲の外です。", $"{field} is {number}, which is out of range.", $"{least}〜{most} にしてください。", $"Use {least} to {most}.");

    private static Refusal Unknown(string field, string value, string doJa, string doEn) =>
        OrderRefusals.Wrong("unknown-value", field, $"{field} の値「{value}」は使えません。", $"{field} cannot be \"{value}\".", doJa, doEn);
}
