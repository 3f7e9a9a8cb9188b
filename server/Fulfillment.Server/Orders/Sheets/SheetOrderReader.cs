using System.Globalization;
using System.Text;
using System.Text.Json;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Orders.Sheets;

/// <summary>Reads one order out of its rows as it would be stated by the API. The first thing that cannot be read refuses the order.</summary>
/// <param name="factFields">The sheet's <c>facts.*</c> columns.</param>
/// <param name="zone">The site's time zone: a sheet's times carry no offset.</param>
internal sealed class SheetOrderReader(SheetOrder order, IReadOnlyList<string> factFields, TimeZoneInfo zone)
{
    private static readonly string[] DayFormats = ["yyyy-M-d", "yyyy/M/d", "yyyy年M月d日", "yyyyMMdd", "yyyy.M.d"];
    private static readonly string[] TimeFormats = ["", " H:m", " H:m:s", "'T'H:m:s", "'T'H:m"];
    private static readonly string[] InstantFormats = [.. from day in DayFormats from time in TimeFormats select day + time];
    private static readonly HashSet<string> Yes = new(["1", "TRUE", "YES", "Y", "ON", "はい", "有", "あり", "有り", "○", "◯", "する", "希望する"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> No = new(["0", "FALSE", "NO", "N", "OFF", "いいえ", "無", "なし", "無し", "×", "しない", "希望しない"], StringComparer.OrdinalIgnoreCase);
    private static readonly char[] ListMarks = [';', '|', ',', '、', '；', '\n'];

    /// <summary>What could not be read, once <see cref="Read"/> has run; null when all could.</summary>
    public RejectedRow? Wrong { get; private set; }

    public OrderDocument Read(string site) => new()
    {
        PlacedAt = Instant("placedAt", endOfDay: false),
        Channel = Text("channel"),
        Customer = new OrderCustomer
        {
            Ref = Text("customer.ref"),
            Name = Text("customer.name"),
            Honorific = Text("customer.honorific"),
            OrderCount = Whole("customer.orderCount"),
            SubscriptionCount = Whole("customer.subscriptionCount"),
            FirstOrderedOn = Day("customer.firstOrderedOn"),
            LastOrderedOn = Day("customer.lastOrderedOn"),
            BirthMonth = Whole("customer.birthMonth"),
            Tier = Text("customer.tier"),
            Points = Number("customer.points"),
            Tags = Text("customer.tags") is { } tags ? ListOf(tags) : null,
        },
        ShipTo = AddressOf("shipTo") ?? new Address(),
        Sender = AddressOf("sender"),
        Carrier = Word("carrier"),
        Service = Word("service"),
        Delivery = new Delivery
        {
            RequestedOn = Day("delivery.requestedOn"),
            TimeSlot = Text("delivery.timeSlot"),
            Temperature = TemperatureOf("delivery.temperature"),
            DropOff = Flag("delivery.dropOff"),
            CodAmount = Number("delivery.codAmount") ?? 0,
        },
        ExpectedDeliveryOn = Day("expectedDeliveryOn"),
        ShipBy = Instant("shipBy", endOfDay: true),
        NotBefore = Instant("notBefore", endOfDay: false),
        Site = site,
        Tote = Text("tote"),
        Gift = Flag("gift"),
        Wrap = Text("wrap") is { } wrap ? JsonSerializer.SerializeToElement(wrap) : null,
        Coupon = Text("coupon"),
        PaymentMethod = Text("paymentMethod"),
        // Remarks stand on single lines of a sheet; the packer must see them all.
        Notes = order.Rows.Select(row => row["notes"]).OfType<string>().Distinct().ToList() is { Count: > 0 } notes ? string.Join('\n', notes) : null,
        Subscription = Text("subscription.plan") is null && Text("subscription.delivery") is null
            ? null
            : new Subscription { Plan = Text("subscription.plan"), Delivery = Whole("subscription.delivery") },
        Total = Number("total") ?? 0,
        Currency = Text("currency")?.ToUpperInvariant() ?? "JPY",
        Facts = factFields.Where(field => Text(field) is not null).ToDictionary(field => field["facts.".Length..], field => JsonSerializer.SerializeToElement(Text(field))),
        RecommendedSkus = ListOf(Text("recommendedSkus")),
        Waybills = [.. order.Rows.SelectMany(row => ListOf(row["waybills"])).Distinct()],
        Lines = [.. order.Rows.Select(LineOf)],
    };

    private OrderLine LineOf(CsvRow row, int index) => new()
    {
        LineNo = Whole(row, "lineNo") ?? index + 1,
        Sku = row["sku"] ?? "",
        Quantity = Whole(row, "quantity") ?? 0,
        Price = Number(row, "price") ?? 0,
        TaxRatePercent = Number(row, "taxRatePercent"),
        Lots = ListOf(row["lots"]),
    };

    private Address? AddressOf(string at)
    {
        string[] members = ["name", "postalCode", "prefecture", "address", "phone"];
        if (members.All(member => Text($"{at}.{member}") is null)) return null;
        var street = string.Join(' ', new[] { Text($"{at}.address"), Text($"{at}.address2") }.OfType<string>());
        return new Address
        {
            Name = Text($"{at}.name"),
            PostalCode = Text($"{at}.postalCode"),
            Prefecture = Text($"{at}.prefecture"),
            Street = street.Length > 0 ? street : null,
            Phone = Text($"{at}.phone"),
            Country = Text($"{at}.country") ?? "JP",
        };
    }

    /// <summary>What the order's rows say of a thing that an order has once.</summary>
    private CsvRow? RowOf(string field)
    {
        var first = order.Rows.FirstOrDefault(row => row[field] is not null);
        if (first is not null && order.Rows.FirstOrDefault(row => row[field] is { } value && value != first[field]) is { } other) Refuse(other, SheetRefusals.RowsDisagree(field));
        return first;
    }

    private string? Text(string field) => RowOf(field)?[field];

    private string? Word(string field) => Text(field) is { } text ? OrderColumns.Words.GetValueOrDefault(Narrow(text), text) : null;

    private int? Whole(string field) => RowOf(field) is { } row ? Whole(row, field) : null;

    private decimal? Number(string field) => RowOf(field) is { } row ? Number(row, field) : null;

    private int? Whole(CsvRow row, string field)
    {
        if (Number(row, field) is not { } number) return null;
        if (number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue) return (int)number;
        Refuse(row, CsvRefusals.NotANumber(field));
        return null;
    }

    private decimal? Number(CsvRow row, string field)
    {
        var number = row.DecimalOf(field);
        if (number.Refusal is { } refusal) Refuse(row, refusal);
        return number.Value;
    }

    private DateOnly? Day(string field) => Local(field) is { } local ? DateOnly.FromDateTime(local) : null;

    /// <summary>A day alone means its first moment, or its last where it is a limit.</summary>
    private DateTimeOffset? Instant(string field, bool endOfDay)
    {
        if (RowOf(field) is not { } row) return null;
        var text = Narrow(row[field]!);
        if (text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact)
            && text.AsSpan(text.IndexOf('T')).IndexOfAny('Z', '+', '-') > 0) return exact;
        if (Local(field) is not { } local) return null;
        if (endOfDay && !text.Contains(':', StringComparison.Ordinal)) local = local.AddDays(1).AddSeconds(-1);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private DateTime? Local(string field)
    {
        if (RowOf(field) is not { } row) return null;
        if (DateTime.TryParseExact(Narrow(row[field]!), InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is > 1900 and < 9000) return local;
        Refuse(row, SheetRefusals.NotADate(field));
        return null;
    }

    private bool Flag(string field)
    {
        if (RowOf(field) is not { } row) return false;
        var text = Narrow(row[field]!);
        if (!Yes.Contains(text) && !No.Contains(text)) Refuse(row, SheetRefusals.UnknownWord(field, text));
        return Yes.Contains(text);
    }

    private Temperature TemperatureOf(string field)
    {
        if (RowOf(field) is not { } row) return Temperature.Ambient;
        switch (Narrow(row[field]!))
        {
            case "常温" or "通常" or "ambient":
                return Temperature.Ambient;
            case "冷蔵" or "クール冷蔵" or "chilled":
                return Temperature.Chilled;
            case "冷凍" or "クール冷凍" or "frozen":
                return Temperature.Frozen;
            default:
                Refuse(row, SheetRefusals.UnknownWord(field, row[field]!));
                return Temperature.Ambient;
        }
    }

    private void Refuse(CsvRow row, Refusal refusal) => Wrong ??= row.Reject(refusal);

    private static string Narrow(string text) => text.Normalize(NormalizationForm.FormKC).Trim();

    private static string[] ListOf(string? text) =>
        text?.Split(ListMarks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
