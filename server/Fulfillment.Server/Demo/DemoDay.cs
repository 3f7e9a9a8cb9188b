using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Fulfillment.Server.Demo;

/// <summary>
/// The demo's files (<c>db/seed</c>) with their days set: <c>{today}</c>, <c>{today-2}</c>, <c>{tomorrow}</c> and <c>{month}</c> as the site
/// counts them, <c>{truck1}</c> to <c>{truck4}</c> when the carriers leave, <c>{printed}</c> the folder of the printers.
/// </summary>
internal sealed partial class DemoDay
{
    private const string Folder = "db/seed/";
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");
    private static readonly string[] SetUpFiles = ["places", "merchants", "products", "campaigns"];
    private static readonly int[] TruckHours = [12, 15, 17, 19];
    private readonly DateTimeOffset _firstTruck;

    public DemoDay(DateTimeOffset startedAt)
    {
        var here = TimeZoneInfo.ConvertTime(startedAt, Zone);
        StartedAt = here;
        Today = DateOnly.FromDateTime(here.DateTime);
        // Whoever starts the demo in the evening meets trucks that leave later, not a floor that is late with everything.
        var noon = At(Today, new TimeOnly(TruckHours[0], 0));
        var soonest = new DateTimeOffset(here.Year, here.Month, here.Day, here.Hour, 0, 0, here.Offset).AddHours(2);
        _firstTruck = soonest > noon ? soonest : noon;
    }

    public DateTimeOffset StartedAt { get; }

    public DateOnly Today { get; }

    /// <summary>The evening before, when the last orders of the day came in.</summary>
    public DateTimeOffset Eve => At(Today.AddDays(-1), new TimeOnly(22, 0));

    /// <summary>What the installation is set up with, in the order in which it is stated: paths of the API, each with its document.</summary>
    public IEnumerable<(string Path, JsonNode Body)> SetUp(string printed) =>
        from file in SetUpFiles
        from collection in Read(file, printed).AsObject()
        from item in collection.Value!.AsObject()
        select ($"{collection.Key}/{Uri.EscapeDataString(item.Key)}", item.Value!);

    /// <summary>The printers alone: where their sheets go changes once the days before are over.</summary>
    public IEnumerable<(string Path, JsonNode Body)> Printers(string printed) => SetUp(printed).Where(step => step.Path.Contains("/printers/", StringComparison.Ordinal));

    /// <summary>Orders of the days before, each packed and on its way, and those that wait today.</summary>
    public IReadOnlyList<DemoOrder> Orders()
    {
        var customers = Read("customers").AsObject()["customers"]!.AsObject();
        var prices = Products().ToDictionary(product => product.Sku, product => (decimal?)product.Body["price"], StringComparer.Ordinal);
        return [.. Read("history").AsArray().Concat(Read("orders").AsArray()).Select(entry => DemoOrder.Of(entry!.AsObject(), customers, prices))];
    }

    /// <summary>The barcode of one piece of each product that has one.</summary>
    public IReadOnlyDictionary<string, string> Barcodes() =>
        Products().Where(product => product.Body["barcodes"] is not null).ToDictionary(product => product.Sku, product => (string)product.Body["barcodes"]![0]!, StringComparer.Ordinal);

    /// <summary>The pictures that a merchant's products and brand name.</summary>
    public IEnumerable<(string Merchant, string Name)> Pictures() =>
        Products().Select(product => (product.Merchant, (string)product.Body["imageAsset"]!))
            .Concat(Read("merchants").AsObject()["merchants"]!.AsObject().Select(merchant => (merchant.Key, (string)merchant.Value!["brand"]!["logoAsset"]!)));

    public static byte[] Picture(string name)
    {
        using var stream = Open($"pictures/{name}");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private IEnumerable<(string Merchant, string Sku, JsonObject Body)> Products() =>
        from collection in Read("products").AsObject()
        from product in collection.Value!.AsObject()
        select (collection.Key.Split('/')[1], product.Key, product.Value!.AsObject());

    private JsonNode Read(string file, string printed = "")
    {
        using var reader = new StreamReader(Open($"{file}.json"), Encoding.UTF8);
        var text = reader.ReadToEnd().Replace("\"{month}\"", Today.Month.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return JsonNode.Parse(Placeholder().Replace(text, match => Value(match, printed)))!;
    }

    private string Value(Match placeholder, string printed) => placeholder.Groups["name"].Value switch
    {
        "today" => Day(Today.AddDays(placeholder.Groups["days"] is { Success: true, Value: var days } ? int.Parse(days, CultureInfo.InvariantCulture) : 0)),
        "tomorrow" => Day(Today.AddDays(1)),
        "printed" => JsonEncodedText.Encode(printed, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
        ['t', 'r', 'u', 'c', 'k', var number] => _firstTruck.AddHours(TruckHours[number - '1'] - TruckHours[0]).ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture),
        var unknown => throw new InvalidOperationException($"The demo day names {unknown}, which has no value."),
    };

    private static Stream Open(string name) =>
        typeof(DemoDay).Assembly.GetManifestResourceStream(Folder + name) ?? throw new InvalidOperationException($"{Folder}{name} is not in the program.");

    private static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), Zone.GetUtcOffset(day.ToDateTime(time)));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{(?<name>[a-z]+\d?)(?<days>[+-]\d+)?\}")]
    private static partial Regex Placeholder();
}
