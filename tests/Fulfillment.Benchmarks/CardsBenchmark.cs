using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Fulfillment.Benchmarks.Harness;
using Fulfillment.LabelTemplates;
using Fulfillment.LabelTemplates.Fonts;
using Fulfillment.LabelTemplates.Pdf;
using Fulfillment.Tests.Cards;

namespace Fulfillment.Benchmarks;

/// <summary>One card as the print worker sets it, from the data that its job keeps to the bytes for the printer.</summary>
internal static class CardsBenchmark
{
    private const int Products = 6;
    private const int SlipLines = 10;
    private const int Starts = 5;

    private const string OneLine =
        """
        { "code": "one-line", "page": { "width": 105, "height": 148 }, "content": { "line": "" },
          "boxes": [ { "box": "text", "x": 13, "y": 13, "width": 79, "text": "{{content.line}}", "size": 10 } ] }
        """;

    /// <summary>Everything a card can carry on one A6: picture, QR, bar code, and its text.</summary>
    private const string PictureCard =
        """
        { "code": "picture-card", "page": { "width": 105, "height": 148 }, "content": { "body": "" },
          "boxes": [
            { "box": "image", "x": 13, "y": 10, "width": 79, "height": 50, "source": "{{merchant.logo}}" },
            { "box": "text", "x": 13, "y": 64, "width": 79, "height": 42, "text": "{{content.body}}", "font": "hand", "size": 10, "minSize": 7 },
            { "box": "qr", "x": 13, "y": 110, "width": 28, "data": "{{qrUrl}}", "level": "M" },
            { "box": "code128", "x": 50, "y": 118, "width": 43.5, "height": 8, "data": "{{code}}", "module": 0.25 } ] }
        """;

    /// <summary>120 characters.</summary>
    private const string Body =
        "このたびは当店をお選びいただき、まことにありがとうございます。ひとつひとつ心を込めてお包みしました。"
        + "お手元でのひとときが、少しでも豊かなものになりますように。お気づきの点がございましたら、どうぞお気軽にお知らせください。お待ちしております。";

    /// <summary>The machine's fonts and a merchant's pictures: what sets cards.</summary>
    public sealed record Press(CardSetter Setter, IReadOnlyDictionary<string, ReadOnlyMemory<byte>?> Pictures)
    {
        public byte[] Print(CardTemplate template, string data)
        {
            var set = Setter.Layout(template, CardData.FromJson(data).Value!, name => Pictures.GetValueOrDefault(name));
            return PdfBackend.Write(set.Value ?? throw new InvalidOperationException($"{template.Code}: {set.Refusal!.SaysEn}"));
        }

        /// <summary>The card that the first one after a start is, too.</summary>
        public byte[] PrintThankYou() => Print(BuiltInTemplates.ByCode["thank-you-card"], Demo());
    }

    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>?> DrawPictures() =>
        Enumerable.Range(0, Products).ToDictionary(Picture, n => (ReadOnlyMemory<byte>?)Shaded(n), StringComparer.Ordinal);

    public static async Task RunAsync()
    {
        var press = new Press(new CardSetter(FontLibrary.Load(FontLibrary.DefaultDirectories)), DrawPictures());
        (string Name, CardTemplate Template, string Data)[] cards =
        [
            ("an A6 page with one line of text", CardTemplate.Parse(OneLine).Value!, """{"content":{"line":"ありがとうございます"}}"""),
            ("thank-you card: picture, 120 characters", BuiltInTemplates.ByCode["thank-you-card"], Demo()),
            ("review card: QR, 120 characters", BuiltInTemplates.ByCode["review-qr-card"], Demo()),
            ("card: picture, QR, 120 characters", CardTemplate.Parse(PictureCard).Value!, Demo()),
            ("cross-sell flyer: 6 pictures, QR", BuiltInTemplates.ByCode["cross-sell-flyer"], Demo()),
            ("packing slip: 10 lines, picture", BuiltInTemplates.ByCode["packing-slip"], Demo()),
        ];
        var sizes = cards.Select(card => (double)press.Print(card.Template, card.Data).Length).ToArray();
        var costs = await Turns.TakeAsync([.. cards.Select(card => (Func<object?>)(() => press.Print(card.Template, card.Data)))]);

        Report.Heading("cards", cards[0].Name + ", set by the same writer");
        Report.BaselineCosts(cards[0].Name, costs[0]);
        Report.Baseline("", "PDF", Report.Size(sizes[0]));
        for (var at = 1; at < cards.Length; at++)
        {
            Report.Costs(cards[at].Name, costs[at], costs[0]);
            Report.Line("", "PDF", Spread.Of([sizes[at] / sizes[0]]), Report.Size(sizes[at]));
        }
        await CompareFirstAsync(press);
    }

    private static async Task CompareFirstAsync(Press press)
    {
        var turns = await Turns.TakeAsync(
            Starts,
            () => Task.FromResult(new FirstCard(0, Cost.Of(press.PrintThankYou, 20).Nanoseconds)),
            FirstCard.InAFreshProcessAsync);
        var steady = turns[0].Select(turn => turn.Card).ToArray();
        Report.Heading("cards, first after a start", "the same thank-you card once the server is warm");
        Report.Baseline("thank-you card, warm", "cpu", Report.Time(Spread.Of(steady).Median));
        Line("finding the machine's fonts", turns[1].Select(turn => turn.Fonts));
        Line("first thank-you card", turns[1].Select(turn => turn.Card));

        void Line(string subject, IEnumerable<double> nanoseconds) =>
            Report.Line(subject, "cpu", Spread.OfRatios(nanoseconds, steady), Report.Time(Spread.Of(nanoseconds).Median));
    }

    private static string Demo()
    {
        var data = JsonNode.Parse(BuiltInTemplates.DemoData("ja"))!.AsObject();
        data["merchant"]!["logo"] = Picture(0);
        data["content"]!["body"] = Body;
        var product = data["products"]![0]!;
        data["products"] = new JsonArray([.. Enumerable.Range(0, Products).Select(n =>
        {
            var copy = product.DeepClone();
            copy["image"] = Picture(n);
            return copy;
        })]);
        var lines = data["lines"]!.AsArray();
        data["lines"] = new JsonArray([.. Enumerable.Range(0, SlipLines).Select(n => lines[n % lines.Count]!.DeepClone())]);
        return data.ToJsonString();
    }

    /// <summary>A picture of 400 by 300 pixels whose colours vary smoothly, as a photograph's do.</summary>
    private static byte[] Shaded(int hue)
    {
        const int Width = 400, Height = 300, Row = 1 + (3 * Width);
        var rows = new byte[Height * Row];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var light = 0.75 + (0.25 * Math.Sin((x * (hue + 1) / 60.0) + Math.Cos(y / 45.0)));
                var at = (y * Row) + 1 + (3 * x);
                (rows[at], rows[at + 1], rows[at + 2]) = ((byte)((90 + (25 * hue)) * light), (byte)(220 * light), (byte)((200 - (30 * hue)) * light));
            }
        }
        return Pictures.Png(Width, Height, colorType: 2, rows);
    }

    private static string Picture(int n) => string.Create(CultureInfo.InvariantCulture, $"p{n}");
}

/// <summary>What the first card of a process costs, in nanoseconds of CPU: a start of this program that sets one card and says so.</summary>
/// <param name="Fonts">Reading the names of all fonts of the machine.</param>
/// <param name="Card">The card itself, with the compiling of what sets it.</param>
internal readonly record struct FirstCard(double Fonts, double Card)
{
    /// <summary>What this program is called with to be that process.</summary>
    public const string Word = "first-card";

    public static void Run()
    {
        var pictures = CardsBenchmark.DrawPictures();
        var start = Environment.CpuUsage.TotalTime;
        var press = new CardsBenchmark.Press(new CardSetter(FontLibrary.Load(FontLibrary.DefaultDirectories)), pictures);
        var found = Environment.CpuUsage.TotalTime;
        press.PrintThankYou();
        var done = Environment.CpuUsage.TotalTime;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(found - start).TotalNanoseconds} {(done - found).TotalNanoseconds}"));
    }

    public static async Task<FirstCard> InAFreshProcessAsync()
    {
        // The program is either its own executable or an argument of dotnet.
        var self = Environment.ProcessPath!;
        string[] arguments = Path.GetFileNameWithoutExtension(self) == "dotnet" ? [typeof(FirstCard).Assembly.Location, Word] : [Word];
        using var process = Process.Start(new ProcessStartInfo(self, arguments) { RedirectStandardOutput = true })!;
        var said = (await process.StandardOutput.ReadToEndAsync()).Split(' ');
        await process.WaitForExitAsync();
        return new FirstCard(double.Parse(said[0], CultureInfo.InvariantCulture), double.Parse(said[1], CultureInfo.InvariantCulture));
    }
}
